package store

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/jmoiron/sqlx"
)

// What of a person's own words is looked for where others were shown them: shorter ones
// are everybody's.
const (
	ownWordsLeast = 20 // letters
	ownWordsMost  = 100
)

// saidTo finds the transcripts of the page that show others what the person said: a
// status in other words, a question.
func (c *conn) saidTo(l leaver) (found []mention, err error) {
	said, err := c.saidBy(l)
	if err != nil {
		return nil, err
	}
	for _, p := range personalData {
		if p.table != "web_log" {
			continue
		}
		for _, words := range said {
			more, err := c.mentioned(p, "body", words, unsaid)
			if err != nil {
				return nil, err
			}
			found = append(found, more...)
		}
	}
	return found, nil
}

// saidBy are the person's own words as they stand in JSON.
func (c *conn) saidBy(l leaver) (said []string, err error) {
	for _, p := range personalData {
		for _, h := range p.holds {
			if h.fate != spoken || p.of == "" {
				continue
			}
			err := c.each(fmt.Sprintf(`SELECT DISTINCT %s FROM %s WHERE %s = ? LIMIT ?`, h.column, p.table, p.of), []any{l.id, ownWordsMost}, func(row *sqlx.Rows) error {
				var words string
				err := row.Scan(&words)
				if utf8.RuneCountInString(words) >= ownWordsLeast {
					text, _ := json.Marshal(words)
					said = append(said, string(text[1:len(text)-1]))
				}
				return err
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return said, nil
}
