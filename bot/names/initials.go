package names

import "strings"

// Initials stand for words: "THPT LQĐ", "L.Q. Đôn". They are tried last, must explain all
// that may be of a name, and are a guess like others.
const (
	fewestInitials = 2
	surelyInitials = 3 // where no kind of school is typed
	mostInitials   = 6
)

// initials lists the units whose names the text writes by first letters.
func (x *Index) initials(t *text, q Query) (found []Found) {
	pattern, short := x.pattern(t)
	if short < fewestInitials || t.levels == 0 && short < surelyInitials {
		return nil
	}
	var elsewhere []Found
	for i := range x.units {
		u := &x.units[i]
		fits := t.levels == 0 || t.levels&u.levels != 0
		if u.id == 0 || !fits || len(u.words) != len(pattern) || q.Inside != nil && !q.Inside(u.area, u.bot()) || !x.written(u, pattern) {
			continue
		}
		one := x.found(hit{unit: int32(i)}, 60, 0)
		if len(t.areas) > 0 && !t.inArea(u.area) {
			elsewhere = append(elsewhere, one)
			continue
		}
		found = append(found, one)
	}
	if len(found) == 0 {
		return elsewhere
	}
	return found
}

// letters is a word of a pattern: whole, or only how it begins.
type letters struct {
	fold, plain string
	first       bool
}

// pattern is what the words of the text say of a name, and how many of them are but
// first letters.
func (x *Index) pattern(t *text) (list []letters, short int) {
	for i, a := range t.atoms {
		switch {
		case a.class != proper || t.role[i] != content:
		case isNumber(a.fold) || len(a.fold) > 1 && !x.unknown(a.fold):
			list = append(list, letters{fold: a.fold})
		case len(a.fold) > mostInitials || syllable(a):
			return nil, 0
		default:
			for k, r := range []rune(a.plain) {
				if k < len(a.fold) {
					list = append(list, letters{a.fold[k : k+1], string(r), true})
					short++
				}
			}
		}
	}
	return list, short
}

// syllable tells whether a word can be spoken: such are words, and no first letters.
// Of one letter the dot decides.
func syllable(a atom) bool {
	vowel := strings.IndexAny(a.fold, "aeiouy")
	switch {
	case len(a.fold) == 1:
		return !a.dot
	case vowel < 0:
		return false
	case vowel < 2:
		return true
	}
	return strings.Contains(" ch gh gi kh ng nh ph qu th tr ngh ", " "+a.fold[:vowel]+" ")
}

// written tells whether a name's words are those of the pattern, in its order.
func (x *Index) written(u *unit, pattern []letters) bool {
	for k, l := range pattern {
		word, plain := x.voc.words[u.words[k]], x.voc.words[u.plain[k]]
		switch {
		case !l.first && word != l.fold:
			return false
		case l.first && (!strings.HasPrefix(word, l.fold) || l.plain == "đ" && !strings.HasPrefix(plain, "đ")):
			return false
		}
	}
	return true
}
