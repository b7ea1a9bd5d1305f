package read

import "sync"

// Talk counts the words at the front that people say around a name and that are
// of none: pronouns, greetings, posts, statuses, yes and no. The words are in
// lower case with normal tone marks.
func Talk(plain []string) int {
	const most = 8
	var room [most]word
	words := room[:0]
	for _, p := range plain[:min(len(plain), most)] {
		if long, ok := inHaste[p]; ok && wordCount(long) == 1 {
			p = long
		}
		words = append(words, newWord(p))
	}
	return talkAt(words)
}

func talkAt(words []word) (n int) {
	for _, list := range around() {
		n = max(n, longest(words, list))
	}
	return n
}

func wordCount(s string) int { return len(wordsOf(s)) }

// around are the lists of the lexicon that stand around a name, and what else
// does.
var around = sync.OnceValue(func() []lexicon {
	return []lexicon{politeHeads, politeTails, yesPhrases, noPhrases, yesAlone, doubts, corrections, waits, unknowns, cannot, same, sends, edits, skips, stops, codeLost,
		codeNone, asPicture, denials, merged, level2, greetingP, officers, notMine, withdraws, promises, posts, nameless, surelyAsking, aroundNames}
})
