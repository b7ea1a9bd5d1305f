package bot

// Both are words that an office gives in both languages. One of them may be
// missing; it is not replaced by the other.
type Both struct{ Vi, En string }

// In gives the words of a language ("vi", "en").
func (b Both) In(lang string) string {
	if lang == "en" {
		return b.En
	}
	return b.Vi
}
