package bot

// ReadStatus finds a status in typed words. Unclear says that the words are
// about a status but do not decide it: negated, vague, or two of them.
func ReadStatus(text string) (s Status, found bool, unclear bool) { return NoStatus, false, false }

// ReadReason finds a reason of refusal in typed words.
func ReadReason(text string) (Reason, bool) { return NoReason, false }
