"""Pictures that move without a kernel: key-frames of the model, how they are found and packed."""
