"""Pictures that are no cuts through the spine: body, nerve root, exercises, icons."""
