package names

// A unit is looked up by three keys: its whole name; the name without what is
// often left out; and what tells it from others of its level, written in one.
const (
	wholeKey = iota
	shortKey
	properKey
	keyKinds
)

// keyTable finds the units of a key: the first, and after each the next one.
type keyTable struct {
	first map[uint64]int32 // one more than the unit's place
	next  []int32
}

func (t *keyTable) add(key uint64, unit int32) {
	for len(t.next) <= int(unit) {
		t.next = append(t.next, 0)
	}
	if key == 0 {
		return
	}
	t.next[unit] = t.first[key]
	t.first[key] = unit + 1
}

// hashes are the keys of a stretch of atoms, as far as it is taken in.
type hashes [keyKinds]uint64

const (
	fnvStart = 14695981039346656037
	fnvPrime = 1099511628211
)

var noHashes = hashes{fnvStart, fnvStart, fnvStart}

// add takes an atom in, and tells which of the keys it belongs to.
func (h *hashes) add(a atom) (in [keyKinds]bool) {
	in = [keyKinds]bool{true, a.class == proper || a.class == level, a.class == proper}
	for k := range h {
		if !in[k] {
			continue
		}
		word := a.fold
		if k == wholeKey && a.whole != "" {
			word = a.whole
		}
		for i := range len(word) {
			h[k] = (h[k] ^ uint64(word[i])) * fnvPrime
		}
		if k != properKey { // "hoasen" is "hoa sen"
			h[k] = (h[k] ^ ' ') * fnvPrime
		}
	}
	return in
}

// keysOf are the keys of a unit, 0 for one that is empty.
func keysOf(atoms []atom) (keys [keyKinds]uint64) {
	h := noHashes
	for _, a := range atoms {
		for k, in := range h.add(a) {
			if in {
				keys[k] = h[k]
			}
		}
	}
	if !hasProper(atoms) {
		keys[properKey] = 0
	}
	return keys
}
