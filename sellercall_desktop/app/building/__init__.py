"""Everything that runs, built in order and closed in reverse. `desk` is where to begin reading."""
