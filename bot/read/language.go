package read

// Language is the code of the language that the words name and say nothing besides, ""
// for none. Behind the command short names count too: "en", "anh".
func Language(text string, short bool) string {
	words := wordsOf(text)
	for _, l := range languages {
		lists := []lexicon{l.name}
		if short {
			lists = append(lists, l.short)
		}
		for _, said := range [][]word{words, polite(words)} {
			if len(said) > 0 && covered(said, lists...) {
				return l.code
			}
		}
	}
	return ""
}
