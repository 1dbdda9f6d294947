"""Whether the words of a prompt are spelled as people write who sell by telephone, in Spanish and English."""
