package read

import (
	"slices"
	"strings"
	"unicode"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// Folded is the text folded, its punctuation as spaces.
func Folded(text string) string {
	return strings.Join(strings.FieldsFunc(vn.Fold(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80
	}), " ")
}

// isGreeting tells whether the text only greets. A long one says more.
func isGreeting(words []word) bool { return len(words) <= 6 && longest(words, greetingP) > 0 }

// NameIn is what is left of the words when those about the status are gone: the
// unit's name in "mầm non hoa sen đã được tiếp nhận". It is "" when nothing of
// substance is left.
func NameIn(text string) string {
	words := strings.Fields(text)
	switch _, found, vague := Status(text); {
	case found:
		words = withoutStatus(words, false)
	case vague:
		words = withoutStatus(words, true)
	}
	words = addressed(words)
	if !slices.ContainsFunc(words, substance) {
		return ""
	}
	name := strings.Trim(strings.Join(bare(words), " "), " ,;:.-–")
	if !LikeUnit(name) && onlyEveryday(name) {
		return ""
	}
	if len([]rune(name)) > maxNameLetters || !substance(name) {
		return ""
	}
	return name
}

// onlyEveryday tells whether the words are such as people talk in. Of a text with accents
// those without any are meant so, and words with capitals are a name if they may be: "Sao
// Mai" is no "sao mãi".
func onlyEveryday(name string) bool {
	words, fields := wordsOf(name), strings.Fields(name)
	if !covered(words, everyday, nameless, politeHeads, politeTails) {
		return false
	}
	if slices.ContainsFunc(words, func(w word) bool { return !w.bare() }) {
		return coveredAsTyped(words, everyday, nameless, politeHeads, politeTails)
	}
	return len(fields) < 2 || !isCapital(fields) || strings.ToUpper(name) == name
}

// addressed takes off to whom the words are said, before a unit's name: "Kính
// gửi phòng GDĐT, trường mầm non hoa sen".
func addressed(words []string) []string {
	first := strings.Join(words[:min(len(words), 2)], " ")
	polite := isGreeting(wordsOf(first)) || Folded(first) == "bao cao"
	whole := LikeUnit(strings.Join(words, " "))
	for i := 1; i < len(words); i++ {
		if strings.ToLower(words[i]) == "trưởng" { // "hiệu trưởng trường mầm non"
			continue
		}
		if likeUnitAt(words, i) && (polite || strings.ContainsAny(words[i-1], ",.:;") || !whole && onlyTalk(words[:i])) {
			return words[i:]
		}
	}
	return words
}

// likeUnitAt tells whether the words from there on begin as units' names do.
func likeUnitAt(words []string, i int) bool {
	const most = 12 // of a level's words
	return LikeUnit(strings.Join(words[i:min(len(words), i+most)], " "))
}

// onlyTalk tells whether nothing before a unit's name names anything: "trường thứ hai
// là". A school begins with its own word.
func onlyTalk(words []string) bool {
	return covered(wordsOf(strings.Join(words, " ")), everyday, nameless, aroundNames, politeHeads, politeTails, oneMore)
}

// bare takes the words that introduce a name off it, and those that end it
// politely: "trường em là mầm non hoa sen ạ".
func bare(words []string) []string {
	among := func(list []string, w string) bool {
		return slices.Contains(list, strings.Trim(strings.ToLower(w), ",.:"))
	}
	for len(words) > 1 && (among(introductions, words[0]) || Folded(words[0]) == "truong" && among(introductions, words[1])) {
		words = words[1:]
	}
	for len(words) > 1 && among(endings, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

// Rather is the text without what is denied at its end: "thcs anh dũng chứ không phải tiểu
// học".
func Rather(text string) string {
	words, ends := placedWords(text)
	if at, _ := find(words, ratherThan); at > 0 {
		return text[:ends[at-1]]
	}
	return text
}

// Located is where something is said to be, or else what it is pointed at by: "dương kinh" of
// "cái ở dương kinh" and of "trường dương kinh ấy".
func Located(text string) string {
	words, ends := placedWords(text)
	from, to := 0, len(words)
	for from < to {
		n := 0
		for _, list := range []lexicon{located, aims, pointers, nameless, politeHeads} {
			n = max(n, longest(words[from:to], list))
		}
		if n == 0 || from+n >= to || typesAccents(text) && words[from].bare() && longest(words[from:], pointers) == 0 {
			break
		}
		from += n
	}
	for to = len(politeEnd(words)); to > from+1 && longest(words[to-1:to], there) > 0; to-- {
	}
	if from >= to {
		return text
	}
	return strings.TrimSpace(text[startOf(text, ends, from):ends[to-1]])
}

// PlaceIn parts a unit's name from where the unit is said to be: "nhóm trẻ nắng mai ở xã An
// Phú". The place is "" where none is said.
func PlaceIn(name string) (unit, place string) {
	words, ends := placedWords(name)
	for i := 2; i < len(words); i++ {
		n := longest(words[i:], settled)
		kind := longest(words[i:], areaKinds)
		if n == 0 && kind == 0 || i+max(n, kind) >= len(words) || words[i].bare() && typesAccents(name) {
			continue
		}
		return strings.Trim(name[:ends[i-1]], " ,.;-–"), strings.Trim(name[ends[i+n-1]:], " ,.;-–")
	}
	return strings.Trim(name, " ,.;-–"), ""
}

// UnitLine is the sentence of a letter that names a unit, as a name stands behind a kind of
// school; "" where none does, and of a text that is no letter.
func UnitLine(text string) string {
	lines := sentences(text)
	if len(lines) < 3 || len([]rune(text)) <= maxNameLetters {
		return ""
	}
	for i, line := range lines {
		words := addressed(strings.Fields(line))
		if len(words) > maxWords || !LikeUnit(strings.Join(words, " ")) {
			continue
		}
		if slices.ContainsFunc(words[1:], func(w string) bool { return isCapital([]string{w}) }) {
			return withoutDeed(strings.Join(words, " ")) + areaBelow(lines[i+1:])
		}
	}
	return ""
}

// withoutDeed leaves out of a sentence that is too long for a name what its school does:
// "Trường … kính báo cáo: thực hiện công văn số …".
func withoutDeed(line string) string {
	if len([]rune(line)) <= maxNameLetters {
		return line
	}
	s := sentenceOf(line)
	if at, n := find(s.words, deeds); n > 0 && at > 1 {
		line = line[:startOf(line, s.ends, at)]
	}
	return line
}

// areaBelow is the line below a name, where it says in which area that is.
func areaBelow(lines []string) string {
	if len(lines) == 0 || longest(wordsOf(lines[0]), areaKinds) == 0 {
		return ""
	}
	return ", " + strings.TrimSpace(lines[0])
}

// HasLevel tells whether a kind of school stands somewhere in the words.
func HasLevel(text string) bool {
	words := strings.Fields(text)
	words = words[:min(len(words), maxWords)]
	for i := range words {
		if likeUnitAt(words, i) {
			return true
		}
	}
	return false
}

// Plainly is the text without what is polite around it.
func Plainly(text string) string { return strings.Join(bare(strings.Fields(text)), " ") }

func substance(word string) bool {
	f := Folded(word)
	return strings.IndexFunc(f, unicode.IsLetter) >= 0 && !slices.Contains(fillers, f) &&
		!slices.Contains(besides, strings.ToLower(strings.Trim(word, ",.:")))
}

// maxWords is more than a name and a status ever take.
const maxWords = 40

// withoutStatus cuts the words of a status off the end, or off the beginning; with
// vague also such as decide none.
func withoutStatus(words []string, vague bool) []string {
	if len(words) > maxWords {
		return nil
	}
	for i := len(words) - 1; i > 0; i-- {
		if beginsStatus(words[i]) && saysStatus(words[i:], vague) {
			if head := trimHinges(words[:i]); len(head) > 0 {
				return head
			}
			break
		}
	}
	for i := 1; i <= len(words); i++ {
		if endsStatus(words[i-1]) && saysStatus(words[:i], vague) {
			return words[i:]
		}
	}
	return words
}

// beginsStatus and endsStatus tell whether words about a status begin, or end, with the
// word: only there can more of a text begin to say one.
func beginsStatus(word string) bool {
	return slices.ContainsFunc(plainWords(word), func(w string) bool { return statusByFirst[w] != nil })
}

func endsStatus(word string) bool {
	return slices.ContainsFunc(plainWords(word), func(w string) bool { return statusLast[w] })
}

func saysStatus(words []string, vague bool) bool {
	_, found, about := Status(strings.Join(words, " "))
	return found || vague && about
}

// trimHinges takes "đã", "trạng thái" and their like off the end.
func trimHinges(words []string) []string {
	for n := len(words); n > 0; n = len(words) {
		switch last := Folded(words[n-1]); {
		case last == "" || slices.Contains(hinges, last) || slices.Contains(notYet, strings.ToLower(words[n-1])):
			words = words[:n-1]
		case n > 1 && slices.Contains(pairs, Folded(words[n-2]+" "+words[n-1])):
			words = words[:n-2]
		default:
			return words
		}
	}
	return words
}

// maxNameLetters is more than a unit's name has.
const maxNameLetters = 120

// LikeUnit tells whether the words begin with a level, as units' names do.
func LikeUnit(name string) bool {
	level := GuessLevel(name)
	return level != "" && level != bot.OtherLevel
}
