package bot

// IsThanks tells whether the text only says thanks or yes: "vâng ạ", "ok", 👍.
func IsThanks(text string) bool { return false }

// IsQuestion tells whether the text asks something.
func IsQuestion(text string) bool { return false }
