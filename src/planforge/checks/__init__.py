"""The colleague who reads a plan before it is sent: rules about what is written, each in a file of its own."""
