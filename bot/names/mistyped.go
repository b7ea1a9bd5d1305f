package names

import "strings"

// readAtom is atomAt for what people type: words about the kind of school are
// recognised with a slip in one of their letters too, "tiểu hcọ" and "thsc". A
// word that some name has is left alone.
func (x *Index) readAtom(list []token) (atom, int) {
	a, n := atomAt(list)
	if a.class != proper || a.fold == "" || isNumber(a.fold) {
		return a, n
	}
	for _, r := range mistypable {
		if len(r.words) <= len(list) && x.nearly(list, r.words) {
			return r.to, len(r.words)
		}
	}
	return a, n
}

// nearly tells whether the tokens are the words but for one slip in one of them.
func (x *Index) nearly(list []token, words []string) bool {
	slips := 0
	for i, w := range words {
		t := list[i]
		switch {
		case i > 0 && t.apart:
			return false
		case t.fold == w:
		case oneSlip(t.fold, w) && (len(words) > 1 || x.unknown(t.fold)):
			slips++
		default:
			return false
		}
	}
	return slips == 1
}

func (x *Index) unknown(word string) bool {
	id, ok := x.voc.ids[word]
	return !ok || x.voc.posts[id] == nil
}

// mistypable are the ways to write the kind of school that are long enough for a
// slip to be seen, longest first.
var mistypable = func() (list []rewrite) {
	const longest = 6
	for n := longest; n > 0; n-- {
		for _, ways := range rewrites {
			for _, r := range ways {
				letters := len(strings.Join(r.words, ""))
				if len(r.words) == n && (n > 1 && letters >= 5 || n == 1 && letters >= 4 && !strings.ContainsAny(r.words[0], "aeiouy")) && strings.Trim(r.words[n-1], "i0123456789") != "" {
					list = append(list, r)
				}
			}
		}
	}
	return list
}()
