package store

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/jmoiron/sqlx"
)

// mention is a text of somebody else's row that names the person.
type mention struct {
	table, key, column string
	id                 any
	name               string // that stands there; "" where the row goes
	as                 string // what stands there from now on
}

// unsaid stands in the place of a name in words that people read.
const unsaid = "•••"

// rowKeys are the keys of the tables whose texts may name a person.
var rowKeys = map[string]string{"audit": "id", "reviews": "id", "reports": "seq", "questions": "event", "wishes": "event", "unit_history": "id", "views": "id", "outbox": "id", "inbox": "id", "jobs": "id", "merges": "id", "web_log": "seq", "page_sessions": "id"}

// mentions finds the texts of others' rows that name the person: by the account, by
// the phone, or by a name of two words and more. One word alone names nobody.
func (c *conn) mentions(l leaver) (found []mention, err error) {
	for _, p := range personalData {
		for _, h := range p.holds {
			as, mayName := l.mentionedAs(h.fate)
			if !mayName {
				continue
			}
			for _, name := range append([]string{l.id}, l.words...) {
				more, err := c.mentioned(p, h.column, name, as)
				if err != nil {
					return nil, err
				}
				found = append(found, more...)
			}
		}
	}
	return found, nil
}

// mentionedAs is what stands in the place of the person in columns of that fate, and
// false where nobody is named.
func (l leaver) mentionedAs(f fate) (as string, mayName bool) {
	if f == spoken {
		return unsaid, true
	}
	return l.as, f == named
}

func (c *conn) mentioned(p personal, column, name, as string) (found []mention, err error) {
	key := rowKeys[p.table]
	query := fmt.Sprintf(`SELECT %s, %s FROM %s WHERE %[2]s LIKE ? ESCAPE '~'`, key, column, p.table)
	if p.table == "jobs" {
		query += ` AND kind <> 'forget'` // the one that does this
	}
	err = c.each(query, []any{"%" + likeEscape.Replace(name) + "%"}, func(row *sqlx.Rows) error {
		m := mention{table: p.table, key: key, column: column, as: as}
		var text string
		if err := row.Scan(&m.id, &text); err != nil {
			return err
		}
		if clean := without(text, name, as); clean != text {
			if m.name = name; p.table == "jobs" || p.table == "inbox" {
				m.name = "" // it is about the person, and would do something with it
			}
			found = append(found, m)
		}
		return nil
	})
	return found, err
}

var likeEscape = strings.NewReplacer("~", "~~", "%", "~%", "_", "~_")

// without is the text with as in the place of the name, where it stands for itself:
// telegram:12 is not telegram:1.
func without(text, name, as string) string {
	var out strings.Builder
	for {
		i := strings.Index(text, name)
		if i < 0 {
			out.WriteString(text)
			return out.String()
		}
		end := i + len(name)
		before, after := lastRune(text[:i]), firstRune(text[end:])
		out.WriteString(text[:i])
		if partOfName(before) || partOfName(after) {
			out.WriteString(name)
		} else {
			out.WriteString(as)
		}
		text = text[end:]
	}
}

func partOfName(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return ' '
}

func lastRune(s string) rune {
	if all := []rune(s); len(all) > 0 {
		return all[len(all)-1]
	}
	return ' '
}

// unmention takes the name out of the row as it is now.
func (t *tx) unmention(m mention) error {
	if m.name == "" {
		_, err := t.exec(fmt.Sprintf(`DELETE FROM %s WHERE %s = ?`, m.table, m.key), m.id)
		return err
	}
	var text string
	found, err := t.one(fmt.Sprintf(`SELECT %s FROM %s WHERE %s = ?`, m.column, m.table, m.key), []any{m.id}, &text)
	if err != nil || !found {
		return err
	}
	_, err = t.exec(fmt.Sprintf(`UPDATE %s SET %s = ?1 WHERE %s = ?2`, m.table, m.column, m.key), without(text, m.name, m.as), m.id)
	return err
}

// tellingWords are the words by which others' rows can name a person.
func tellingWords(name, phone string) (words []string) {
	if len(strings.Fields(name)) > 1 {
		words = append(words, name)
	}
	if phone != "" {
		words = append(words, phone)
	}
	return slices.Clip(words)
}
