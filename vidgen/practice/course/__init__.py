"""Courses: lessons in order with their times, and the folder for a USB stick that holds them all."""
