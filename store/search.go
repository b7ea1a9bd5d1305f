package store

import (
	"sync"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
	"vneidbot/bot/names"
)

// search keeps the index of names in step with the records: new units are those
// with a higher id, changed ones are in unit_changes, areas have the settings'
// version. It is brought up to the snapshot of each search that uses it.
type search struct {
	mu    sync.RWMutex
	x     *names.Index
	was   *former
	areas *settled
	last  bot.UnitID // highest id taken in
	seq   int64      // highest change taken in
}

func (n *search) find(s *Store, c *conn, q names.Query) (found []names.Found, err error) {
	if err := n.sync(s, c); err != nil {
		return nil, err
	}
	n.mu.RLock()
	defer n.mu.RUnlock()
	if n.x == nil { // another search could not read, and will try again
		return nil, nil
	}
	found, _ = n.x.Find(q)
	if len(found) == 0 || found[0].Score < names.Sure {
		found = n.was.before(q, found)
	}
	return found, nil
}

// sync takes in what is new in the snapshot.
func (n *search) sync(s *Store, c *conn) (err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.x == nil || n.x.Wasted() || n.was.x.Wasted() {
		err = n.begin(c)
	}
	if err == nil {
		err = n.follow(s, c)
	}
	if err != nil { // it may have taken in a part only
		n.x = nil
	}
	return err
}

func (n *search) begin(c *conn) error {
	n.x, n.was, n.areas, n.last, n.seq = names.New(), newFormer(), nil, 0, 0
	_, err := c.one(`SELECT coalesce(max(seq), 0) FROM unit_changes`, nil, &n.seq)
	return err
}

const (
	unitsSince = `SELECT u.id, coalesce(u.area_id, 0), u.level, u.name, u.standing, 0
  FROM units u WHERE u.id > ? ORDER BY u.id`
	unitsChanged = `SELECT u.id, coalesce(u.area_id, 0), u.level, u.name, u.standing, c.seq
  FROM unit_changes c JOIN units u ON u.id = c.unit_id WHERE c.seq > ? ORDER BY c.seq`
)

// follow reads the new units before the changed ones: a unit may be both. What it begins
// with is all there is.
func (n *search) follow(s *Store, c *conn) error {
	var version string
	if _, err := c.one(`SELECT value FROM settings WHERE key = 'version'`, nil, &version); err != nil {
		return err
	}
	set, err := s.settled(c, version)
	if err != nil {
		return err
	}
	if set != n.areas {
		n.x.SetAreas(set.areas)
		n.was.x.SetAreas(set.areas)
		n.areas = set
	}
	begins := n.last == 0
	if err := c.each(unitsSince, []any{n.last}, n.take); err != nil {
		return err
	}
	if begins {
		return c.each(allFormer, nil, n.was.take)
	}
	since := n.seq
	if err := c.each(unitsChanged, []any{since}, n.take); err != nil || n.seq == since {
		return err
	}
	return c.each(changedFormer, []any{since}, n.was.take)
}

func (n *search) take(row *sqlx.Rows) error {
	var r names.Row
	var standing bot.Standing
	var seq int64
	if err := row.Scan(&r.ID, &r.Area, &r.Level, &r.Name, &standing, &seq); err != nil {
		return err
	}
	n.seq, n.last = max(n.seq, seq), max(n.last, r.ID)
	n.was.drop(r.ID)
	if standing == bot.Closed || standing == bot.Void {
		n.x.Drop(r.ID)
		return nil
	}
	n.x.Put(r)
	return nil
}
