"""The services of the network on this machine: they speak, and they misbehave, as the real ones do."""
