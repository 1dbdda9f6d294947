"""Who is called later: callbacks that were agreed, and calls that are made when their moment comes."""
