package bot

import (
	"slices"
	"strings"
)

// levelWords are the spellings of the plain levels, folded, longest first. A
// multi-level school is several of them: "TH&THCS".
var levelWords = []struct {
	words string
	level Level
}{
	{"trung tam giao duc nghe nghiep giao duc thuong xuyen", Centre},
	{"giao duc nghe nghiep giao duc thuong xuyen", Centre},
	{"giao duc thuong xuyen", Continuing}, {"giao duc nghe nghiep", Vocational},
	{"mam non doc lap", NurseryGroup}, {"mau giao doc lap", NurseryGroup}, {"mn doc lap", NurseryGroup},
	{"nhom tre doc lap", NurseryGroup}, {"nhom tre", NurseryGroup}, {"nhom lop", NurseryGroup}, {"mndl", NurseryGroup},
	{"mam non", Nursery}, {"mau giao", Nursery}, {"nha tre", Nursery}, {"mn", Nursery}, {"mg", Nursery},
	{"th thcs thpt", AllThrough}, {"nhieu cap hoc", AllThrough},
	{"trung hoc co so", Lower}, {"trung hoc pho thong", Upper}, {"tieu hoc", Primary},
	{"thcs", Lower}, {"thpt", Upper}, {"th", Primary},
	{"cap 1", Primary}, {"cap 2", Lower}, {"cap 3", Upper},
	{"cap i", Primary}, {"cap ii", Lower}, {"cap iii", Upper},
	{"c1", Primary}, {"c2", Lower}, {"c3", Upper},
	{"gdnn gdtx", Centre}, {"gdtx gdnn", Centre}, {"gdtx", Continuing}, {"gdnn", Vocational},
	{"cao dang", Vocational}, {"trung cap", Vocational}, {"nghe nghiep", Vocational}, {"day nghe", Vocational}, {"nghe", Vocational},
	{"dai hoc", University}, {"hoc vien", University}, {"dh", University}, {"cd", Vocational}, {"tc", Vocational},
	{"kindergarten", Nursery}, {"nursery", Nursery}, {"primary", Primary}, {"lower secondary", Lower},
	{"upper secondary", Upper}, {"university", University}, {"vocational", Vocational},
}

// levelFillers may stand around a level without changing it.
var levelFillers = []string{"co so", "trung tam", "truong", "khoi", "cap hoc", "cap", "cac", "bac", "hoc", "lien",
	"pho thong", "pt", "tt", "va", "nhom", "lop", "nghe", "tu thuc", "cong lap", "ngoai cong lap", "dan lap", "level", "school"}

// ownerships are the fillers that say who runs a school.
var ownerships = []string{"tu thuc", "cong lap", "dan lap"}

func saysOwnership(folded string) bool {
	return slices.ContainsFunc(ownerships, func(o string) bool { return strings.Contains(" "+folded+" ", " "+o+" ") })
}

// ReadLevel reads a level as people and spreadsheets write it: with or without
// accents, short or long, or the level's own code. Every word must be understood.
func ReadLevel(text string) (Level, bool) {
	levels, rest := readLevels(foldWords(text))
	if rest != "" {
		return "", false
	}
	return oneLevel(levels)
}

// GuessLevel guesses the level from the beginning of a unit's name, "" when the
// name does not say.
func GuessLevel(name string) Level {
	levels, _ := readLevels(foldWords(name))
	level, _ := oneLevel(levels)
	return level
}

// readLevels takes level words and fillers off the front of folded text, until
// something else comes.
func readLevels(text string) (levels []Level, rest string) {
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
func cutLevel(text string, some bool) (level Level, rest string, ok bool) {
	if text == "khac" || text == "cap khac" || text == "other" {
		return OtherLevel, "", !some
	}
	for _, w := range levelWords {
		if rest, ok = cutWord(text, w.words); ok {
			return w.level, rest, true
		}
	}
	for i, l := range []Level{Primary, Lower, Upper} {
		if rest, ok = cutWord(text, string(rune('1'+i))); ok && some {
			return l, rest, true
		}
	}
	for _, w := range levelFillers {
		if rest, ok = cutWord(text, w); ok {
			return "", rest, true
		}
	}
	return "", text, false
}

// cutWord takes a whole word (or several) off the front.
func cutWord(text, word string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(text, word)
	if !ok || rest == "" {
		return "", ok
	}
	rest, ok = strings.CutPrefix(rest, " ")
	return rest, ok
}

// oneLevel is the level of a school with these plain levels.
func oneLevel(levels []Level) (Level, bool) {
	has := func(want ...Level) bool {
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
	case has(Primary, Lower):
		return PrimaryLower, true
	case has(Lower, Upper):
		return LowerUpper, true
	case has(Primary, Lower, Upper), has(PrimaryLower, Upper), has(Primary, Upper):
		return AllThrough, true
	case has(Continuing, Vocational):
		return Centre, true
	case has(NurseryGroup, Nursery):
		return NurseryGroup, true
	}
	return "", false
}

// ownershipWords are the spellings of each ownership, folded.
var ownershipWords = map[string]Ownership{
	"cong lap": Public, "cl": Public, "cong": Public, "public": Public, "truong cong lap": Public, "nha nuoc": Public,
	"ngoai cong lap": Private, "ncl": Private, "tu thuc": Private, "tt": Private, "dan lap": Private, "dl": Private,
	"tu": Private, "tu nhan": Private, "private": Private, "truong tu thuc": Private, "truong ngoai cong lap": Private,
}

// ReadOwnership reads công lập or ngoài công lập in its usual spellings.
func ReadOwnership(text string) (Ownership, bool) {
	o, ok := ownershipWords[foldWords(text)]
	return o, ok
}
