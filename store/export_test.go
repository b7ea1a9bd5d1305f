package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/mattn/go-sqlite3"

	"vneidbot/bot"
)

// Exec runs a statement inside a turn.
type Exec func(query string, args ...any) error

// Turn runs f as one turn of the writer.
func (s *Store) Turn(ctx context.Context, f func(Exec) error) error {
	return s.write(ctx, func(t *tx) error {
		return f(func(query string, args ...any) error {
			_, err := t.exec(query, args...)
			return err
		})
	})
}

// Review records an officer's decision, the way an officer's write has to.
func (s *Store) Review(ctx context.Context, event string, id bot.ReportID, review bot.Review) error {
	return s.write(ctx, func(t *tx) error {
		if _, err := t.exec(`INSERT INTO reviews (event, report_id, review, by, at) VALUES (?, ?, ?, 'test:officer', ?)`, event, id, review, millis(t.now)); err != nil {
			return err
		}
		if _, err := t.exec(`UPDATE reports SET review = ? WHERE id = ?`, review, id); err != nil {
			return err
		}
		var unit bot.UnitID
		if _, err := t.one(`SELECT unit_id FROM reports WHERE id = ?`, []any{id}, &unit); err != nil {
			return err
		}
		return t.settle(unit)
	})
}

// Flags are a report's flags.
func (s *Store) Flags(ctx context.Context, id bot.ReportID) (flags []bot.Flag, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		var joined string
		_, err := c.one(`SELECT flags FROM reports WHERE id = ?`, []any{id}, &joined)
		flags = splitFlags(joined)
		return err
	})
	return flags, err
}

// Text is the first column of the query's first row.
func (s *Store) Text(ctx context.Context, query string, args ...any) (text string, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		_, err := c.one(query, args, &text)
		return err
	})
	return text, err
}

// Held reads the query's value, runs then, and reads the value again, as Look reads
// for one event.
func (s *Store) Held(ctx context.Context, query string, then func()) (first, second string, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		_, err := c.holding(query, nil, []any{&first}, func() error {
			then()
			_, err := c.one(query+" ", nil, &second)
			return err
		})
		return err
	})
	return first, second, err
}

// AppendEntry is the statement that appends to the page's log.
const AppendEntry = appendEntry

// BarePiles counts the reports whose picture is to come.
var BarePiles = barePiles

// CallsSince lists who phones whom.
var CallsSince = callsSince

// Plan tells how SQLite runs the query, a step a line.
func (s *Store) Plan(ctx context.Context, query string) (plan string, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		args := make([]any, strings.Count(query, "?"))
		for n := 20; n > 0; n-- {
			if strings.Contains(query, fmt.Sprint("?", n)) {
				args = make([]any, n)
				break
			}
		}
		return c.each("EXPLAIN QUERY PLAN "+query, args, func(row *sqlx.Rows) error {
			var id, parent, unused int
			var step string
			err := row.Scan(&id, &parent, &unused, &step)
			plan += step + "\n"
			return err
		})
	})
	return plan, err
}

// CountCompiles calls count each time SQLite compiles a statement, as far as
// names of tables are concerned. Statements compiled before are compiled anew once.
func (s *Store) CountCompiles(ctx context.Context, count func(table string)) error {
	watch := func(c *conn) error {
		return c.raw.Raw(func(d any) error {
			d.(*sqlite3.SQLiteConn).RegisterAuthorizer(func(op int, table, _, _ string) int {
				if op == sqlite3.SQLITE_READ || op == sqlite3.SQLITE_INSERT || op == sqlite3.SQLITE_UPDATE {
					count(table)
				}
				return sqlite3.SQLITE_OK
			})
			return nil
		})
	}
	for range readerCount {
		<-s.readers.free
		c := s.readers.pop()
		defer s.readers.push(c)
		if err := watch(c); err != nil {
			return err
		}
	}
	return s.write(ctx, func(t *tx) error { return watch(t.conn) })
}

// Statements lists every statement that was run so far.
func (s *Store) Statements(ctx context.Context) (list []string, err error) {
	gather := func(c *conn) {
		for q := range c.stmts {
			list = append(list, q)
		}
	}
	for range readerCount {
		<-s.readers.free
		c := s.readers.pop()
		defer s.readers.push(c)
		gather(c)
	}
	err = s.write(ctx, func(t *tx) error { gather(t.conn); return nil })
	slices.Sort(list)
	return slices.Compact(list), err
}

// DueMessages is the query of Claim.
const DueMessages = dueMessages

// KindOf sorts SQLite's errors.
func KindOf(err error) bot.Kind { return kindOf(err) }

// A test asks one thing of a snapshot at a time.

func asked[T any](ctx context.Context, s *Store, ask func(*Snapshot) (T, error)) (v T, err error) {
	err = s.Snapshot(ctx, func(n *Snapshot) (err error) {
		v, err = ask(n)
		return err
	})
	return v, err
}

// Account is the snapshot's.
func (s *Store) Account(ctx context.Context, id bot.AccountID) (bot.Account, error) {
	return asked(ctx, s, func(n *Snapshot) (bot.Account, error) { return n.Account(id) })
}

// Officers is the snapshot's.
func (s *Store) Officers(ctx context.Context) ([]bot.Account, error) {
	return asked(ctx, s, func(n *Snapshot) ([]bot.Account, error) { return n.Officers() })
}

// OfficerCode is the snapshot's.
func (s *Store) OfficerCode(ctx context.Context, hash string) (*bot.OfficerCode, error) {
	return asked(ctx, s, func(n *Snapshot) (*bot.OfficerCode, error) { return n.OfficerCode(hash) })
}

// Group is the snapshot's.
func (s *Store) Group(ctx context.Context, chat string) (*bot.Group, error) {
	return asked(ctx, s, func(n *Snapshot) (*bot.Group, error) { return n.Group(chat) })
}

// Unit is the snapshot's.
func (s *Store) Unit(ctx context.Context, id bot.UnitID) (*bot.Unit, error) {
	return asked(ctx, s, func(n *Snapshot) (*bot.Unit, error) { return n.Unit(id) })
}

// UnitsByQuery is the snapshot's.
func (s *Store) UnitsByQuery(ctx context.Context, query string, scope bot.Scope, limit int) ([]bot.Unit, error) {
	return asked(ctx, s, func(n *Snapshot) ([]bot.Unit, error) { return n.UnitsByQuery(query, scope, limit) })
}

// UnitsNear is the snapshot's.
func (s *Store) UnitsNear(ctx context.Context, typed string, scope bot.Scope, limit int) ([]bot.Unit, error) {
	return asked(ctx, s, func(n *Snapshot) ([]bot.Unit, error) { return n.UnitsNear(typed, scope, limit) })
}

// ReportersOf is the snapshot's.
func (s *Store) ReportersOf(ctx context.Context, unit bot.UnitID) ([]bot.AccountChat, error) {
	return asked(ctx, s, func(n *Snapshot) ([]bot.AccountChat, error) { return n.ReportersOf(unit) })
}

// InviteGeneration is the snapshot's.
func (s *Store) InviteGeneration(ctx context.Context, unit bot.UnitID) (int, error) {
	return asked(ctx, s, func(n *Snapshot) (int, error) { return n.InviteGeneration(unit) })
}

// AreaGeneration is the snapshot's.
func (s *Store) AreaGeneration(ctx context.Context, area bot.AreaID) (int, error) {
	return asked(ctx, s, func(n *Snapshot) (int, error) { return n.AreaGeneration(area) })
}

// Tally is the snapshot's.
func (s *Store) Tally(ctx context.Context, q bot.TotalsOf) ([]bot.Row, error) {
	return asked(ctx, s, func(n *Snapshot) ([]bot.Row, error) { return n.Tally(q) })
}

// Personal lists the columns of the list of personal data and of what is none, by
// table, and how often each stands there.
func Personal() map[string]map[string]int {
	found := map[string]map[string]int{}
	note := func(table string, columns ...string) {
		if found[table] == nil {
			found[table] = map[string]int{}
		}
		for _, c := range columns {
			found[table][c]++
		}
	}
	for _, p := range personalData {
		note(p.table, strings.Fields(p.others)...)
		for _, h := range p.holds {
			note(p.table, h.column)
		}
	}
	for table, columns := range impersonal {
		note(table, strings.Fields(columns)...)
	}
	return found
}

// PersonalColumns lists the columns that a deletion changes, or whose rows go with the
// person, as "table column".
func PersonalColumns() (list []string) {
	for _, p := range personalData {
		for _, h := range p.holds {
			if h.fate != still || h.column == p.of {
				list = append(list, p.table+" "+h.column)
			}
		}
	}
	return list
}

// Texts is the first column of the query's rows.
func (s *Store) Texts(ctx context.Context, query string) (list []string, err error) {
	err = s.readOne(ctx, func(c *conn) error { return c.all(&list, query) })
	return list, err
}

// Resettle sets the unit's current report, for reports that were written from outside.
func (s *Store) Resettle(ctx context.Context, unit bot.UnitID) error {
	return s.write(ctx, func(t *tx) error { return t.settle(unit) })
}

// CutStep sets how many units of a cut-off a transaction freezes.
func CutStep(n int) (back func()) {
	was := cutStep
	cutStep = n
	return func() { cutStep = was }
}

// The reads of who may be reminded by the clock.
const (
	RemindMissing = remindMissing
	RemindRefused = remindRefused
	RemindWaiting = remindWaiting
	RemindPutOff  = remindPutOff
)

// Ask tells how many different statements the writer has asked since it was last told,
// without those that begin and end its transactions. It must have nothing to do.
func (s *Store) Ask() (n int) {
	c := s.writer.c
	for query, one := range c.stmts {
		if query != beginWrite && query != "COMMIT" {
			n++
		}
		_ = one.Close()
	}
	clear(c.stmts)
	return n
}

// Outliving lists the tables of personal data that end by the settings, and which of
// them Purge knows.
func Outliving() (ending []string, known map[string]bool) {
	known = map[string]bool{}
	for _, e := range ended {
		known[e.table] = true
	}
	for _, p := range personalData {
		if p.until == bot.UntilRule || p.until == bot.UntilAudit || p.until == bot.UntilRound {
			ending = append(ending, p.table)
		}
	}
	return ending, known
}

// KeptHowLong are the rows of the README's table.
func KeptHowLong() (rows []string) {
	for _, row := range []struct {
		until bot.Until
		says  string
	}{{bot.UntilRound, "`keep_pictures_days` (90) after the last round"}, {bot.UntilRule, "`keep_reports_years` (2)"}, {bot.UntilAudit, "`keep_audit_years` (2)"},
		{bot.UntilAsked, "until its deletion is asked for, or the office changes it"}, {bot.UntilQuarter, "90 days"}, {bot.UntilMonth, "30 days after it is finished"},
		{bot.UntilDone, "until it is done, a few days at most"}} {
		var tables []string
		for _, p := range personalData {
			if p.until == row.until {
				tables = append(tables, p.table)
			}
		}
		rows = append(rows, "| "+row.says+" | "+strings.Join(tables, ", ")+" |")
	}
	return rows
}
