package read

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

func saysOwnership(folded string) bool {
	return slices.ContainsFunc(ownerships, func(o string) bool { return strings.Contains(" "+folded+" ", " "+o+" ") })
}

// WithoutOwner takes out of a text what says who runs a school, and tells whether there was
// any.
func WithoutOwner(text string) (rest string, said bool) {
	const longest = 5
	words := strings.Fields(vn.NFC(text))
	var left []string
	for len(words) > 0 {
		n := min(len(words), longest)
		for n > 0 && !slices.Contains(ownerPhrases, vn.Words(strings.Join(words[:n], " "))) {
			n--
		}
		if n == 0 {
			left, words = append(left, words[0]), words[1:]
			continue
		}
		said, words = true, words[n:]
	}
	return strings.Trim(strings.Join(left, " "), " ,;"), said
}

// Level reads a level as people and spreadsheets write it: with or without
// accents, short or long, or the level's own code. Every word must be understood.
func Level(text string) (bot.Level, bool) {
	levels, rest := readLevels(vn.Words(text))
	if rest != "" {
		return "", false
	}
	return oneLevel(levels)
}

// EndsLevel tells whether a word ends the spelling of a level, or a filler: the quick
// look that settles for nearly every name that it is no level alone.
func EndsLevel(word string) bool {
	words := vn.Words(word)
	return levelEnds[words[strings.LastIndexByte(words, ' ')+1:]]
}

var levelEnds = func() map[string]bool {
	ends := map[string]bool{"khac": true, "other": true}
	for _, w := range levelWords {
		ends[w.words[strings.LastIndexByte(w.words, ' ')+1:]] = true
	}
	for _, w := range levelFillers {
		ends[w[strings.LastIndexByte(w, ' ')+1:]] = true
	}
	return ends
}()

// GuessLevel guesses the level from the beginning of a unit's name, "" when the
// name does not say.
func GuessLevel(name string) bot.Level {
	if !mayBeginLevel(name) {
		return ""
	}
	levels, _ := readLevels(vn.Words(name))
	level, _ := oneLevel(levels)
	return level
}

// mayBeginLevel tells whether the first word is one that names of levels begin with: the rest of
// most texts need not be read.
func mayBeginLevel(name string) bool {
	first, _, more := strings.Cut(strings.TrimSpace(name), " ")
	word, _, _ := strings.Cut(vn.Words(first), " ")
	return word == "" && more || levelBegins[word]
}

// levelBegins are the first words of what readLevels reads.
var levelBegins = func() map[string]bool {
	begins := map[string]bool{"khac": true, "cap": true, "other": true}
	add := func(words string) {
		first, _, _ := strings.Cut(words, " ")
		begins[first] = true
	}
	for _, w := range levelWords {
		add(w.words)
	}
	for _, w := range levelFillers {
		add(w)
	}
	return begins
}()

// AtLevel is a name with another level before it, in the place of its own.
func AtLevel(level, name string) string {
	words := strings.Fields(name)
	for n := len(words) - 1; n > 0; n-- {
		if _, ok := Level(strings.Join(words[:n], " ")); ok {
			words = words[n:]
			break
		}
	}
	return level + " " + strings.Join(words, " ")
}

// readLevels takes level words and fillers off the front of folded text, until
// something else comes.
func readLevels(text string) (levels []bot.Level, rest string) {
	for text != "" {
		level, after, ok := cutLevel(text, len(levels) > 0)
		if !ok {
			return levels, text
		}
		if text = after; level != "" && !slices.Contains(levels, level) {
			levels = append(levels, level)
		}
	}
	return levels, ""
}

// cutLevel takes one word off: a level, a filler, or after "cấp 1" the further
// digits of "cấp 1 2 3".
func cutLevel(text string, some bool) (level bot.Level, rest string, ok bool) {
	if text == "khac" || text == "cap khac" || text == "other" {
		return bot.OtherLevel, "", !some
	}
	for _, w := range levelWords {
		if rest, ok = vn.CutWord(text, w.words); ok {
			return w.level, rest, true
		}
	}
	for i, l := range []bot.Level{bot.Primary, bot.Lower, bot.Upper} {
		if rest, ok = vn.CutWord(text, string(rune('1'+i))); ok && some {
			return l, rest, true
		}
	}
	for _, w := range levelFillers {
		if rest, ok = vn.CutWord(text, w); ok {
			return "", rest, true
		}
	}
	return "", text, false
}

// oneLevel is the level of a school with these plain levels.
func oneLevel(levels []bot.Level) (bot.Level, bool) {
	has := func(want ...bot.Level) bool {
		for _, l := range want {
			if !slices.Contains(levels, l) {
				return false
			}
		}
		return len(levels) == len(want)
	}
	switch {
	case len(levels) == 1:
		return levels[0], true
	case has(bot.Primary, bot.Lower):
		return bot.PrimaryLower, true
	case has(bot.Lower, bot.Upper):
		return bot.LowerUpper, true
	case has(bot.Primary, bot.Lower, bot.Upper), has(bot.PrimaryLower, bot.Upper), has(bot.Primary, bot.Upper):
		return bot.AllThrough, true
	case has(bot.Continuing, bot.Vocational):
		return bot.Centre, true
	case has(bot.NurseryGroup, bot.Nursery):
		return bot.NurseryGroup, true
	}
	return "", false
}

// ownershipWords are the spellings of each ownership, folded.
var ownershipWords = map[string]bot.Ownership{
	"cong lap": bot.Public, "cl": bot.Public, "cong": bot.Public, "public": bot.Public, "truong cong lap": bot.Public, "nha nuoc": bot.Public, "cong lap tu chu": bot.Public, "cl tu chu": bot.Public,
	"ngoai cong lap": bot.Private, "ncl": bot.Private, "ngoai cl": bot.Private, "tu thuc": bot.Private, "tt": bot.Private, "dan lap": bot.Private, "dl": bot.Private,
	"tu": bot.Private, "tu nhan": bot.Private, "private": bot.Private, "truong tu thuc": bot.Private, "truong ngoai cong lap": bot.Private,
}

// Ownership reads công lập or ngoài công lập in its usual spellings.
func Ownership(text string) (bot.Ownership, bool) {
	o, ok := ownershipWords[vn.Words(text)]
	return o, ok
}
