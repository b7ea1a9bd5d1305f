package read

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// levelWords are the spellings of the plain levels, folded, longest first. A
// multi-level school is several of them: "TH&THCS".
var levelWords = []struct {
	words string
	level bot.Level
}{
	{"trung tam giao duc nghe nghiep giao duc thuong xuyen", bot.Centre},
	{"giao duc nghe nghiep giao duc thuong xuyen", bot.Centre},
	{"giao duc thuong xuyen", bot.Continuing}, {"giao duc nghe nghiep", bot.Vocational},
	{"mam non doc lap", bot.NurseryGroup}, {"mau giao doc lap", bot.NurseryGroup}, {"mn doc lap", bot.NurseryGroup},
	{"nhom tre doc lap", bot.NurseryGroup}, {"nhom tre", bot.NurseryGroup}, {"nhom lop", bot.NurseryGroup}, {"mndl", bot.NurseryGroup},
	{"mam non", bot.Nursery}, {"mau giao", bot.Nursery}, {"nha tre", bot.Nursery}, {"mn", bot.Nursery}, {"mg", bot.Nursery},
	{"th thcs thpt", bot.AllThrough}, {"nhieu cap hoc", bot.AllThrough},
	{"trung hoc co so", bot.Lower}, {"trung hoc pho thong", bot.Upper}, {"tieu hoc", bot.Primary},
	{"thcs", bot.Lower}, {"thpt", bot.Upper}, {"th", bot.Primary},
	{"cap 1", bot.Primary}, {"cap 2", bot.Lower}, {"cap 3", bot.Upper},
	{"cap i", bot.Primary}, {"cap ii", bot.Lower}, {"cap iii", bot.Upper},
	{"c1", bot.Primary}, {"c2", bot.Lower}, {"c3", bot.Upper},
	{"gdnn gdtx", bot.Centre}, {"gdtx gdnn", bot.Centre}, {"gdtx", bot.Continuing}, {"gdnn", bot.Vocational},
	{"cao dang", bot.Vocational}, {"trung cap", bot.Vocational}, {"nghe nghiep", bot.Vocational}, {"day nghe", bot.Vocational}, {"nghe", bot.Vocational},
	{"dai hoc", bot.University}, {"hoc vien", bot.University}, {"dh", bot.University}, {"cd", bot.Vocational}, {"tc", bot.Vocational},
	{"kindergarten", bot.Nursery}, {"nursery", bot.Nursery}, {"primary", bot.Primary}, {"lower secondary", bot.Lower},
	{"upper secondary", bot.Upper}, {"university", bot.University}, {"vocational", bot.Vocational},
}

// levelFillers may stand around a level without changing it.
var levelFillers = []string{"co so", "trung tam", "truong", "khoi", "cap hoc", "cap", "cac", "bac", "hoc", "lien",
	"pho thong", "pt", "tt", "va", "nhom", "lop", "nghe", "tu thuc", "cong lap", "ngoai cong lap", "dan lap", "level", "school"}

// ownerships are the fillers that say who runs a school.
var ownerships = []string{"tu thuc", "cong lap", "dan lap"}

func saysOwnership(folded string) bool {
	return slices.ContainsFunc(ownerships, func(o string) bool { return strings.Contains(" "+folded+" ", " "+o+" ") })
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

// GuessLevel guesses the level from the beginning of a unit's name, "" when the
// name does not say.
func GuessLevel(name string) bot.Level {
	levels, _ := readLevels(vn.Words(name))
	level, _ := oneLevel(levels)
	return level
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
	"cong lap": bot.Public, "cl": bot.Public, "cong": bot.Public, "public": bot.Public, "truong cong lap": bot.Public, "nha nuoc": bot.Public,
	"ngoai cong lap": bot.Private, "ncl": bot.Private, "tu thuc": bot.Private, "tt": bot.Private, "dan lap": bot.Private, "dl": bot.Private,
	"tu": bot.Private, "tu nhan": bot.Private, "private": bot.Private, "truong tu thuc": bot.Private, "truong ngoai cong lap": bot.Private,
}

// Ownership reads công lập or ngoài công lập in its usual spellings.
func Ownership(text string) (bot.Ownership, bool) {
	o, ok := ownershipWords[vn.Words(text)]
	return o, ok
}
