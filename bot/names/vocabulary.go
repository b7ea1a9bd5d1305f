package names

import (
	"math"

	"vneidbot/bot/vn"
)

// vocabulary numbers the words of all names, and knows where each stands.
type vocabulary struct {
	ids   map[string]uint32
	words []string
	posts [][]int32 // the units with the word; a unit that changed stands anew
}

func newVocabulary() vocabulary { return vocabulary{ids: map[string]uint32{}} }

func (v *vocabulary) id(word string) uint32 {
	id, ok := v.ids[word]
	if !ok {
		id = uint32(len(v.words))
		v.ids[word] = id
		v.words, v.posts = append(v.words, word), append(v.posts, nil)
	}
	return id
}

// post notes that the unit has the word.
func (v *vocabulary) post(word string, unit int32) uint32 {
	id := v.id(word)
	if list := v.posts[id]; len(list) == 0 || list[len(list)-1] != unit {
		v.posts[id] = append(list, unit)
	}
	return id
}

// weight is how much a word tells: the rarer the more.
func (v *vocabulary) weight(id uint32, units int) float32 {
	return float32(math.Log1p(float64(units)/float64(1+len(v.posts[id])))) + 0.2
}

// longWord is the shortest word that may be mistyped without a doubt: in shorter
// ones a slip makes another word.
const longWord = 5

// slips lists the words one slip away from a typed one.
func (v *vocabulary) slips(word string) (list []uint32) {
	if len(word) < 2 || isNumber(word) {
		return nil
	}
	for id, w := range v.words {
		if v.posts[id] != nil && !isNumber(w) && oneSlip(word, w) {
			list = append(list, uint32(id))
		}
	}
	return list
}

// begun lists the words that a typed one begins; one letter begins none.
func (v *vocabulary) begun(word string) (list []uint32) {
	if len(word) < 2 || isNumber(word) {
		return nil
	}
	for id, w := range v.words {
		if v.posts[id] != nil && len(w) > len(word) && w[:len(word)] == word {
			list = append(list, uint32(id))
		}
	}
	return list
}

func isNumber(word string) bool { return word != "" && word[0] >= '0' && word[0] <= '9' }

// oneSlip tells whether a letter more, less or other, or two swapped, makes one
// word of the other.
func oneSlip(a, b string) bool {
	if len(a)-len(b) > 1 || len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	x, y := a[i:], b[i:]
	switch {
	case len(x) > len(y):
		return x[1:] == y
	case len(y) > len(x):
		return y[1:] == x
	case x[1:] == y[1:]:
		return true
	}
	return len(x) > 1 && x[0] == y[1] && x[1] == y[0] && x[2:] == y[2:]
}

// accents compares a typed word with one of a name that folds alike.
func accents(typed atom, name string) accent {
	switch {
	case typed.plain == name:
		return sameAccents
	case typed.plain == typed.fold, name == typed.fold:
		return noAccents
	case vn.Fold(vn.NormalTone(typed.plain)) != typed.fold:
		return noAccents
	}
	return otherAccents
}

// accent says how the accents of two words that fold alike compare.
type accent uint8

const (
	sameAccents accent = iota
	noAccents          // none were typed
	otherAccents
)
