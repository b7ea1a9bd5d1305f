package locales

import (
	"bytes"
	"slices"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sorter sorts names as Vietnamese readers expect: "Dương Kinh", "Đồ Sơn",
// "Hải An", and by number "THCS 2" before "THCS 10". It is safe for concurrent
// use.
type Sorter struct{ pool sync.Pool }

// NewSorter makes one; it costs a table look-up, keep it.
func NewSorter() *Sorter {
	return &Sorter{pool: sync.Pool{New: func() any {
		return collate.New(language.Vietnamese, collate.Numeric)
	}}}
}

// Compare orders two names: negative when a comes first.
func (s *Sorter) Compare(a, b string) int {
	c := s.pool.Get().(*collate.Collator)
	defer s.pool.Put(c)
	return c.CompareString(a, b)
}

// Key is bytes that compare as the names do, to be kept or to sort many by.
func (s *Sorter) Key(name string) []byte {
	c := s.pool.Get().(*collate.Collator)
	defer s.pool.Put(c)
	var b collate.Buffer
	return bytes.Clone(c.KeyFromString(&b, name))
}

// SortBy sorts items by their names and leaves equal ones in their order.
func SortBy[T any](s *Sorter, items []T, name func(T) string) {
	type keyed struct {
		item T
		key  []byte
	}
	all := make([]keyed, len(items))
	for i, item := range items {
		all[i] = keyed{item, s.Key(name(item))}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i, k := range all {
		items[i] = k.item
	}
}
