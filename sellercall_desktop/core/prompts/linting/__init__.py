"""What is looked for in a prompt before it talks to anybody: one module for each group of rules."""
