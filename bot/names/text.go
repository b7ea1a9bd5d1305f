package names

import (
	"strings"

	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// These bound what a stranger can make a search cost.
const (
	maxLetters = 1500
	maxAtoms   = 120
)

// text is what somebody wrote, ready to be searched.
type text struct {
	atoms  []atom
	role   []role
	areas  []areaSpan
	beyond []areaSpan // named with their kind beside the units' names that stand in the text
	levels levelSet
	// accented tells whether somebody types accents: then a word without any is
	// meant so.
	accented bool
}

// role says what a word of a text is there for.
type role uint8

const (
	content role = iota // may be part of a name
	talk                // said around it: pronouns, greetings, posts, statuses
	place               // an address, an area, a city
	label               // of a kind of school, or weak
)

// readText takes a text apart and says what each word is there for.
func (x *Index) readText(typed string) *text {
	typed = firstLetters(strings.ToValidUTF8(typed, ""), maxLetters)
	t := &text{atoms: writeOut(x.unglue(read.Schools(vn.Typed(typed))), x.readAtom)}
	t.atoms = t.atoms[:min(len(t.atoms), maxAtoms)]
	t.role = make([]role, len(t.atoms))
	t.accented = typesAccents(typed)
	t.areas = kindsFirst(x.areas.find(t.atoms, t.accented))
	t.levels = levelsOf(t.atoms)
	t.markLabels()
	t.markPlaces()
	t.markTalk()
	return t
}

func firstLetters(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func typesAccents(typed string) bool {
	return strings.ContainsFunc(vn.NFC(typed), func(r rune) bool { return r >= 0x80 && vn.Fold(string(r)) != strings.ToLower(string(r)) })
}

// markLabels marks the words about kinds of school.
func (t *text) markLabels() {
	for i, a := range t.atoms {
		if a.class != proper {
			t.role[i] = label
		}
		if a.class == kind && i+1 < len(t.atoms) && t.atoms[i+1].class == proper { // "trường sơn" may be a name
			t.atoms[i].class = proper
		}
	}
}

// markPlaces marks areas and addresses: from a word such as "phường", "đường" or
// "thành phố" on, as far as it reaches.
func (t *text) markPlaces() {
	for i := range t.atoms {
		n := placeWord(t.atoms[i:])
		if n == 0 || i > 0 && t.atoms[i-1].dot && len(t.atoms[i].fold) == 1 && len(t.atoms[i-1].fold) == 1 { // "L.Q. Đôn"
			continue
		}
		const longestPlace = 4
		for k := i; k < min(len(t.atoms), i+n+longestPlace); k++ {
			if k >= i+n && (t.atoms[k].apart || t.atoms[k].class == level || t.atoms[k].class == kind) {
				break
			}
			t.role[k] = place
		}
	}
	for _, s := range t.areas {
		for k := s.from; k < s.to; k++ {
			t.role[k] = place
		}
	}
}

// placeWords begin an address, with their accents where without them they are
// parts of names.
var placeWords = map[string]bool{"phường": true, "phuong": true, "p": true, "xã": true, "xa": true, "quận": true, "quan": true, "q": true, "huyện": true, "huyen": true, "thị trấn": true, "thi tran": true,
	"thị xã": true, "thi xa": true, "thành phố": true, "thanh pho": true, "tp": true, "tỉnh": true, "tinh": true, "đặc khu": true, "dac khu": true, "đường": true, "phố": true, "ngõ": true, "ngách": true,
	"thôn": true, "tổ": true, "khu phố": true, "khối phố": true, "khoi pho": true, "khu dân cư": true, "tổ dân phố": true, "địa chỉ": true, "dia chi": true, "số nhà": true, "hải phòng": true, "hai phong": true, "hp": true, "việt nam": true, "viet nam": true, "tiểu khu": true, "xóm": true}

// numberedPlaces begin an address where a number stands behind them.
var numberedPlaces = map[string]bool{"to": true, "khu": true, "khoi": true, "khom": true, "ap": true, "doi": true, "cum": true}

// placeWord counts the words at the front that begin an address.
func placeWord(atoms []atom) int {
	if len(atoms) > 1 && numberedPlaces[atoms[0].fold] && isNumber(atoms[1].fold) && !atoms[1].apart {
		return 1
	}
	for n := min(3, len(atoms)); n > 0; n-- {
		if placeWords[plainOf(atoms[:n])] {
			return n
		}
	}
	return 0
}

func plainOf(atoms []atom) string {
	if len(atoms) == 1 {
		return atoms[0].plain
	}
	words := make([]string, len(atoms))
	for i, a := range atoms {
		words[i] = a.plain
	}
	return strings.Join(words, " ")
}

// markTalk marks what people say around a name.
func (t *text) markTalk() {
	words := make([]string, len(t.atoms))
	for i, a := range t.atoms {
		words[i] = a.plain
	}
	for i := 0; i < len(words); {
		n := read.Talk(words[i:])
		for k := i; k < i+n; k++ {
			if t.role[k] == content {
				t.role[k] = talk
			}
		}
		i += max(n, 1)
	}
}

// empty tells whether nothing in the text may name a unit.
func (t *text) empty() bool {
	for i := range t.atoms {
		if t.role[i] == content || t.role[i] == place && t.atoms[i].class == proper {
			return false
		}
	}
	return true
}

// onlyPlaces tells whether nothing but places is named, as such.
func (t *text) onlyPlaces() bool {
	said := false
	for i := range t.atoms {
		if t.role[i] == content || t.role[i] == label {
			return false
		}
		said = said || t.role[i] == place
	}
	return said
}
