package store

import (
	"slices"
	"strings"
	"sync"

	"vneidbot/bot"
	"vneidbot/bot/vn"

	"github.com/jmoiron/sqlx"
)

// names finds units by the words of their names. The index is derived from the
// units' rows and brought up to the snapshot of each search that uses it: new
// units are those with a higher id, changed ones are in unit_changes.
type names struct {
	mu sync.RWMutex
	x  *nameIndex
}

// nameIndex holds units and, for each word, where the units with it stand.
type nameIndex struct {
	units []named
	at    map[bot.UnitID]int // where a unit stands in units
	posts map[string][]int   // of each word; a unit that changed stands anew
	vocab []string           // the words, sorted
	last  bot.UnitID         // highest id taken in
	seq   int64              // highest change taken in
	dead  int                // entries that no longer count
}

// named is a unit in the index; one without an id no longer counts.
type named struct {
	id    bot.UnitID
	area  bot.AreaID
	level bot.Level
	key   string   // nameKey
	words []string // nameWords
}

// sync takes in what is new in the snapshot.
func (n *names) sync(c *conn) (err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.x == nil || n.x.dead > len(n.x.units)/4+100 {
		n.x, err = newNameIndex(c)
	}
	if err == nil {
		err = n.x.follow(c)
	}
	if err != nil { // it may have taken in a part only
		n.x = nil
	}
	return err
}

func newNameIndex(c *conn) (*nameIndex, error) {
	x := &nameIndex{at: make(map[bot.UnitID]int), posts: make(map[string][]int)}
	_, err := c.one(`SELECT coalesce(max(seq), 0) FROM unit_changes`, nil, &x.seq)
	return x, err
}

const (
	unitsSince = `SELECT u.id, coalesce(u.area_id, 0), u.level, u.name, u.standing, 0
  FROM units u WHERE u.id > ? ORDER BY u.id`
	unitsChanged = `SELECT u.id, coalesce(u.area_id, 0), u.level, u.name, u.standing, c.seq
  FROM unit_changes c JOIN units u ON u.id = c.unit_id WHERE c.seq > ? ORDER BY c.seq`
)

// follow reads the new units before the changed ones: a unit may be both.
func (x *nameIndex) follow(c *conn) error {
	words := len(x.posts)
	if err := c.each(unitsSince, []any{x.last}, x.take); err != nil {
		return err
	}
	if err := c.each(unitsChanged, []any{x.seq}, x.take); err != nil {
		return err
	}
	if len(x.posts) != words {
		x.vocab = x.vocab[:0]
		for w := range x.posts {
			x.vocab = append(x.vocab, w)
		}
		slices.Sort(x.vocab)
	}
	return nil
}

func (x *nameIndex) take(row *sqlx.Rows) error {
	var n named
	var name string
	var standing bot.Standing
	var seq int64
	if err := row.Scan(&n.id, &n.area, &n.level, &name, &standing, &seq); err != nil {
		return err
	}
	x.seq, x.last = max(x.seq, seq), max(x.last, n.id)
	if old, ok := x.at[n.id]; ok {
		x.units[old].id = 0
		x.dead++
		delete(x.at, n.id)
	}
	if standing != bot.Closed {
		x.add(n, name)
	}
	return nil
}

func (x *nameIndex) add(n named, name string) {
	here := len(x.units)
	n.words = nameWords(name)
	n.key = strings.Join(n.words, " ")
	for i, w := range n.words {
		if !slices.Contains(n.words[:i], w) {
			x.posts[w] = append(x.posts[w], here)
		}
	}
	x.units = append(x.units, n)
	x.at[n.id] = here
}

// meaning lists the words of the vocabulary that a typed word may stand for: it
// and those that it begins; of a number only itself.
func (x *nameIndex) meaning(word string) []string {
	from, found := slices.BinarySearch(x.vocab, word)
	if isNumber(word) {
		if !found {
			return nil
		}
		return x.vocab[from : from+1]
	}
	to := from
	for to < len(x.vocab) && strings.HasPrefix(x.vocab[to], word) {
		to++
	}
	return x.vocab[from:to]
}

// near lists the words of the vocabulary one slip away from a typed word.
func (x *nameIndex) near(word string) (list []string) {
	if len(word) < 3 || isNumber(word) {
		return nil
	}
	for _, w := range x.vocab {
		if !isNumber(w) && oneSlip(word, w) {
			list = append(list, w)
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
	return vn.Distance(a, b) == 1
}
