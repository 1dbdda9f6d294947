"""What the AI is told: the prompt, its published versions, and the store that keeps them."""
