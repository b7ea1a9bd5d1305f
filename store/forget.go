package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"

	"vneidbot/bot"
)

// nobody is the channel of accounts that stand for persons who were taken out.
const nobody = "deleted:"

// leaver is a person who is taken out of the records.
type leaver struct {
	id, chat string // the account, and the key of the private chat
	page     string // the chat's id on the page, "" for other channels
	as       string // the account that stands for the person from now on
	words    []string
	in       map[string]bool // the columns in which the person stands: none is searched in vain while others wait
}

// key is what the rows of the table know the person by, "" for nothing.
func (l leaver) key(p personal) string {
	switch {
	case strings.HasPrefix(p.table, "web_"):
		return l.page
	case p.chat:
		return l.chat
	}
	return l.id
}

// pageID is the page's id of a chat, "" for a chat of another channel.
func pageID(key string) string {
	id, is := strings.CutPrefix(key, pageChannel+":")
	if !is {
		return ""
	}
	return id
}

// Forget takes a person out of everything that is recorded. Reports stay as numbers,
// under an account that nobody is. What is a principal's alone may go: an officer,
// who is named in what others decided upon, has to be one no longer. Done again, it
// finds nothing more: of every platform a person's private chat is named like the
// account.
// bot.Conflict: the account is an officer's.
func (s *Store) Forget(ctx context.Context, id bot.AccountID) (gone bot.Forgotten, err error) {
	l, mentions, err := s.leaving(ctx, id)
	if err != nil {
		return gone, err
	}
	err = s.write(ctx, func(t *tx) error {
		gone = bot.Forgotten{Chats: []bot.Chat{chatOf(l.chat)}, Names: s.traces(l, t.now)}
		return t.forget(l, mentions, gone.Names)
	})
	return gone, err
}

const leavingAccount = `SELECT chat_key, name, phone FROM accounts WHERE id = ?`

// leaving reads who it is, and where others' rows name the person: that is looked
// for outside of the transaction, for it takes its time.
func (s *Store) leaving(ctx context.Context, id bot.AccountID) (l leaver, found []mention, err error) {
	l = leaver{id: string(id), chat: string(id), as: nobody + strings.ToLower(rand.Text()[:12])}
	err = s.read(ctx, func(c *conn) error {
		var name, phone, chat string
		if _, err := c.one(leavingAccount, []any{id}, &chat, &name, &phone); err != nil {
			return err
		}
		if chat != "" {
			l.chat = chat
		}
		l.page = pageID(l.chat)
		l.words = tellingWords(name, phone)
		if l.in, err = c.standsIn(l); err != nil {
			return err
		}
		if found, err = c.mentions(l); err != nil {
			return err
		}
		said, err := c.saidTo(l)
		found = append(found, said...)
		return err
	})
	return l, found, err
}

// standsIn looks through the columns that may have the person's account.
func (c *conn) standsIn(l leaver) (map[string]bool, error) {
	in := map[string]bool{}
	for _, p := range personalData {
		for _, h := range p.holds {
			if h.fate != renamed {
				continue
			}
			there, err := c.one(fmt.Sprintf(`SELECT 1 FROM %s WHERE %s = ? LIMIT 1`, p.table, h.column), []any{l.named(h)}, new(int))
			if err != nil {
				return nil, err
			}
			in[p.table+"."+h.column] = there
		}
	}
	return in, nil
}

// named is what the column has of the person.
func (l leaver) named(h holding) string {
	if h.column == "chat_key" {
		return l.chat
	}
	return l.id
}

const holdsOffice = `SELECT 1 FROM accounts WHERE id = ?1 AND role <> '' UNION ALL SELECT 1 FROM administrators WHERE account_id = ?1
  UNION ALL SELECT 1 FROM deputies WHERE deputy = ?1 LIMIT 1`

// Units that have pictures of the person in their reports.
const picturedBy = `SELECT DISTINCT r.unit_id FROM pictures p JOIN reports r ON r.id = p.report_id WHERE p.account_id = ?`

// forget does it in one transaction. It relies on the one writer: what the person
// writes meanwhile comes behind it, and is of somebody new.
func (t *tx) forget(l leaver, mentions []mention, names []bot.Trace) error {
	officer, err := t.one(holdsOffice, []any{l.id}, new(int))
	if err == nil && officer {
		return conflict("forget")
	}
	var units []bot.UnitID
	if err == nil {
		err = t.all(&units, picturedBy, l.id)
	}
	if err == nil {
		err = t.dropFiles(l)
	}
	if err == nil { // nobody is left to be answered
		_, err = t.exec(`UPDATE wishes SET done_at = ?1, answered_at = coalesce(answered_at, ?1) WHERE account_id = ?2 AND done_at IS NULL`, millis(t.now), l.id)
	}
	if err == nil {
		_, err = t.exec(`INSERT INTO accounts (id, created_at, blocked) SELECT ?1, created_at, TRUE FROM accounts WHERE id = ?2`, l.as, l.id)
	}
	for _, m := range mentions {
		if err == nil {
			err = t.unmention(m)
		}
	}
	for _, step := range []func(personal, leaver) error{t.emptyRows, t.renameIn, t.dropRows} {
		for i := range personalData { // backwards: accounts, which others refer to, go last
			if p := personalData[len(personalData)-1-i]; err == nil {
				err = step(p, l)
			}
		}
	}
	for _, unit := range units { // without its pictures a report need not wait for an officer
		if err == nil {
			err = t.await(unit)
		}
	}
	for _, trace := range names {
		if err == nil {
			err = t.trace(trace)
		}
	}
	return err
}

// dropFiles leaves the files that the person sent, and those that were made of what
// is kept about the person, to a job, and forgets what was noted of those that were
// removed before.
func (t *tx) dropFiles(l leaver) error {
	files := []string{}
	err := t.all(&files, `SELECT x.sha256 FROM (SELECT sha256 FROM pictures WHERE account_id = ?1
	    UNION SELECT upload_sha256 FROM pictures WHERE account_id = ?1
	    UNION SELECT sha256 FROM handed_out WHERE account_id = ?1) x WHERE x.sha256 <> ''`, l.id)
	if err == nil && len(files) > 0 {
		err = t.do(bot.Do{Key: "erase:" + l.as, Kind: bot.EraseFiles, Args: files, NotBefore: t.now})
	}
	if err == nil {
		_, err = t.exec(`DELETE FROM erased WHERE picture IN (SELECT event FROM pictures WHERE account_id = ?)`, l.id)
	}
	return err
}

// emptyRows takes what the person said out of rows that stay.
func (t *tx) emptyRows(p personal, l leaver) (err error) {
	for _, h := range p.holds {
		if err != nil || p.goes || l.key(p) == "" && p.of != "" {
			return err
		}
		switch h.fate {
		case emptied, spoken:
			if p.of == "" { // nobody's rows
				continue
			}
			_, err = t.exec(fmt.Sprintf(`UPDATE %s SET %s = '' WHERE %s = ?`, p.table, h.column, p.of), l.key(p))
		case unnamed:
			_, err = t.exec(fmt.Sprintf(`UPDATE %s SET %s = '' WHERE %s = ? AND %[2]s = ?`, p.table, h.column, p.of), l.key(p), l.chat)
		default:
		}
	}
	return err
}

// renameIn puts the account that nobody is in the place of the person's.
func (t *tx) renameIn(p personal, l leaver) (err error) {
	for _, h := range p.holds {
		if err != nil {
			return err
		}
		switch {
		case p.goes && h.column == p.of: // those rows go
		case h.fate == renamed && l.in[p.table+"."+h.column]:
			_, err = t.exec(fmt.Sprintf(`UPDATE %s SET %s = ?1 WHERE %[2]s = ?2`, p.table, h.column), l.as, l.named(h))
		case h.fate == prefixed && l.page != "":
			_, err = t.exec(fmt.Sprintf(`UPDATE %s SET %s = replace(%[2]s, ?1, ?2) WHERE %[2]s >= ?1 AND %[2]s < ?3`, p.table, h.column),
				l.chat+":", l.as+":", l.chat+";")
		default:
		}
	}
	return err
}

// dropRows removes the rows that are the person's alone.
func (t *tx) dropRows(p personal, l leaver) error {
	if !p.goes || l.key(p) == "" {
		return nil
	}
	if p.table == "web_log" { // what its messages brought along is named by nobody then
		if _, err := t.exec(`DELETE FROM attached WHERE by_what = 'web' AND row_id IN (SELECT seq FROM web_log WHERE chat = ?)`, l.page); err != nil {
			return err
		}
	}
	_, err := t.exec(fmt.Sprintf(`DELETE FROM %s WHERE %s = ?`, p.table, p.of), l.key(p))
	return err
}
