"""What notebooks need again and again, done where it is imported: before processes are forked."""
