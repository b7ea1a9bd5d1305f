package read

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// ScopeProblem says why a text is no scope. The zero value is no problem.
type ScopeProblem struct {
	Word    string     // the item that is not understood
	Choices []bot.Area // it may mean each of these
	Near    []bot.Area // it means none; these are nearest
}

// OK tells whether there is no problem.
func (p ScopeProblem) OK() bool { return p.Word == "" }

// Scope reads "Dương Kinh mầm non; Hải An tiểu học": items between commas,
// semicolons or "và", each an area, a level, both ("tiểu học Dương Kinh",
// "Dương Kinh tiểu học") or "toàn thành phố". How items make pairs, pairing
// says. The city's name beside an area says where that is: "Phường Dương Kinh, TP
// Hải Phòng". Nothing is the empty scope; the first item that is not understood is the
// problem.
func Scope(text string, areas []bot.Area, day time.Time) (bot.Scope, ScopeProblem) {
	var all []scopeItem
	split := func(c rune) bool { return strings.ContainsRune(",;+\n", c) }
	index := bot.NewAreaIndex(areas)
	for item := range strings.FieldsFuncSeq(withoutCommas(spelledLevels(text)), split) {
		for _, item := range splitAnd(item, index, day) {
			if last := len(all) - 1; last >= 0 && all[last].kind {
				if further, ok := areasOfKind(vn.Words(item), index, day); ok { // "các xã, phường"
					all = append(all, further)
					continue
				}
			}
			said, p := readScopeItem(item, index, day)
			if !p.OK() {
				return nil, p
			}
			all = append(all, said...)
		}
	}
	var r pairing
	placed := slices.ContainsFunc(all, func(i scopeItem) bool { return len(i.areas) > 0 })
	for _, i := range all {
		if !placed || !i.city || len(i.levels) > 0 {
			r.add(i)
		}
	}
	return r.scope(), ScopeProblem{}
}

// furtherLevel is a digit that counts on behind "cấp 1,", "cấp 1 và".
var furtherLevel = regexp.MustCompile(`(?i)(c(?:ấ|a)p\s*[123])\s*(?:,|và|va)\s*([123])(\s|,|;|$)`)

// spelledLevels has the word before each digit: "cấp 1,2" is "cấp 1, cấp 2".
func spelledLevels(text string) string {
	text = vn.NFC(text)
	for range 2 {
		text = furtherLevel.ReplaceAllString(text, "$1, cấp $2$3")
	}
	return text
}

// withoutCommas writes the levels whose printed name has a comma without it.
func withoutCommas(text string) string {
	text = vn.NFC(text)
	if plain := withComma.Replace(strings.ToLower(text)); plain != strings.ToLower(text) {
		return plain
	}
	return text
}

// splitAnd parts an item at its "và", unless an area has such a name.
func splitAnd(item string, areas *bot.AreaIndex, day time.Time) (parts []string) {
	if len(areas.Match(item, day)) > 0 {
		return []string{strings.TrimSpace(item)}
	}
	var words []string
	for _, w := range append(strings.Fields(item), "và") {
		if !slices.Contains(andWords, strings.ToLower(w)) {
			words = append(words, w)
		} else if len(words) > 0 {
			parts, words = append(parts, strings.Join(words, " ")), nil
		}
	}
	return parts
}

// scopeItem is what one item says: a place, levels, or both.
type scopeItem struct {
	all         bool // of all areas
	city        bool // by the city's name alone
	kind        bool // all areas of one kind
	areas       []bot.AreaID
	levels      []bot.Level
	levelsFirst bool // as it was written
}

func (i scopeItem) place() bool { return i.all || len(i.areas) > 0 }

// readScopeItem reads an item as it stands, else without the words that are
// around a place in a sentence, else as several that are strung together.
func readScopeItem(item string, areas *bot.AreaIndex, day time.Time) ([]scopeItem, ScopeProblem) {
	i, problem := readOneItem(item, areas, day)
	if problem.OK() || len(problem.Choices) > 0 {
		return []scopeItem{i}, problem
	}
	for bare := item; ; {
		if strung, p := readStrung(bare, areas, day); p.OK() || len(p.Choices) > 0 {
			return strung, p
		}
		shorter := withoutAround(bare)
		if shorter == bare {
			return nil, problem
		}
		if bare = shorter; bare == "" {
			return nil, ScopeProblem{} // words of politeness alone
		}
		i, p := readOneItem(bare, areas, day)
		if p.OK() || len(p.Choices) > 0 {
			return []scopeItem{i}, p
		}
		problem = p
	}
}

func readOneItem(item string, areas *bot.AreaIndex, day time.Time) (scopeItem, ScopeProblem) {
	if i, p := readPlace(item, areas, day); p.OK() || len(p.Choices) > 0 {
		return i, p
	}
	levels, rest, front := itemLevels(item, areas, day)
	if rest == "" {
		return scopeItem{levels: levels}, ScopeProblem{}
	}
	i, p := readPlace(rest, areas, day)
	i.levels, i.levelsFirst = levels, front
	return i, p
}

func readPlace(text string, areas *bot.AreaIndex, day time.Time) (scopeItem, ScopeProblem) {
	if i, ok := ofKind(text, areas, day); ok {
		return i, ScopeProblem{}
	}
	if isEverywhere(text) {
		return scopeItem{all: true, city: slices.Contains(cityNames, vn.Words(text))}, ScopeProblem{}
	}
	switch found := areas.Match(text, day); {
	case len(found) == 1:
		return scopeItem{areas: []bot.AreaID{found[0].ID}}, ScopeProblem{}
	case len(found) > 1:
		return scopeItem{}, ScopeProblem{Word: text, Choices: found}
	case saysOwnership(vn.Words(text)):
		return scopeItem{}, ScopeProblem{Word: text}
	}
	return scopeItem{}, ScopeProblem{Word: text, Near: areas.Nearest(text, day, 3)}
}

// itemLevels takes level words off the front, or off the end of a place that is
// known; the words beside them keep their accents.
func itemLevels(item string, areas *bot.AreaIndex, day time.Time) (levels []bot.Level, rest string, front bool) {
	words := strings.FieldsFunc(item, func(r rune) bool { return strings.ContainsRune(" &+-\t", r) })
	longest := min(len(words), 12)
	for n := longest; n > 0; n-- {
		said := levelsOf(words[:n])
		if said == nil {
			continue
		}
		behind := strings.Join(words[n:], " ")
		if behind == "" || isPlace(behind, areas, day) {
			return said, behind, true
		}
		if levels == nil { // of "mầm non các xã" the words before "các" are enough
			levels, rest, front = said, behind, true
		}
	}
	if front {
		return levels, rest, true
	}
	for n := longest - 1; n > 0; n-- {
		place := strings.Join(words[:len(words)-n], " ")
		if levels := levelsOf(words[len(words)-n:]); levels != nil && isPlace(place, areas, day) {
			return levels, place, false
		}
	}
	return nil, item, false
}

func isPlace(text string, areas *bot.AreaIndex, day time.Time) bool {
	_, kind := ofKind(text, areas, day)
	return kind || isEverywhere(text) || len(areas.Match(text, day)) > 0
}

// lastDivision looks after what is neither general education nor preschool.
var lastDivision = []bot.Level{bot.Continuing, bot.Vocational, bot.University}

// divisions are names for several levels, folded: the department's divisions
// that look after them, and the schools that are several in one.
var divisions = map[string][]bot.Level{
	"trung hoc": {bot.Lower, bot.Upper}, "lien cap": bot.MultiLevels(), "truong lien cap": bot.MultiLevels(),
	"nghe nghiep":  {bot.Continuing, bot.Centre, bot.Vocational},
	"gdtx gdnn dh": lastDivision, "gdtx gdnn va dh": lastDivision, "gdtx gdnn va dai hoc": lastDivision,
	"giao duc thuong xuyen giao duc nghe nghiep dai hoc": lastDivision, "giao duc thuong xuyen giao duc nghe nghiep va dai hoc": lastDivision,
	"gdtrh": {bot.Lower, bot.Upper}, "giao duc trung hoc": {bot.Lower, bot.Upper},
	"gdmn gdth": {bot.Nursery, bot.Primary}, "giao duc mam non giao duc tieu hoc": {bot.Nursery, bot.Primary},
	"gdmn": {bot.Nursery}, "giao duc mam non": {bot.Nursery}, "gdth": {bot.Primary}, "giao duc tieu hoc": {bot.Primary},
}

// levelsOf reads words that say nothing but levels, nil for others: "TH&THCS" is
// one, "GDNN & ĐH" are two.
// "Công lập" and "tư thục" are no levels: a scope does not tell them apart, and
// must not pass over them in silence.
func levelsOf(words []string) []bot.Level {
	folded := vn.Words(strings.Join(words, " "))
	if saysOwnership(folded) {
		return nil
	}
	folded = strings.TrimPrefix(folded, "phong ")
	if named := divisions[folded]; named != nil {
		return named
	}
	levels, left := readLevels(folded)
	if left != "" || len(levels) == 0 {
		return nil
	}
	if one, ok := oneLevel(levels); ok {
		return []bot.Level{one}
	}
	return levels
}
