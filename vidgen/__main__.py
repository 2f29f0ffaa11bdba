"""``python -m vidgen``: the command line where the console script is not on the path."""

from vidgen.cli import main

if __name__ == "__main__":
    main()
