package bot

// ReadLevel reads a level as people and spreadsheets write it.
func ReadLevel(text string) (Level, bool) { return "", false }

// GuessLevel guesses the level from a unit's name, "" when the name does not say.
func GuessLevel(name string) Level { return "" }

// ReadOwnership reads công lập or ngoài công lập in its usual spellings.
func ReadOwnership(text string) (Ownership, bool) { return UnknownOwner, false }
