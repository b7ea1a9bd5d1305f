package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/dialog"
	"vneidbot/store"
)

// findCmd shows what the conversation would offer for somebody's words: to see
// why a school is not found before its head does, and to try a list of names.
type findCmd struct {
	Words []string `arg:"" optional:""`
	File  string
	JSON  bool `name:"json"`
}

// foundUnit is a line of the answer.
type foundUnit struct {
	Query  string `json:"query"`
	Unit   string `json:"unit"`
	Code   string `json:"code"`
	Area   string `json:"area"`
	Score  int    `json:"score"`
	School int    `json:"school"` // of the schools that the words name, from 1
}

// Validate refuses a call without anything to search (kong calls it).
func (c findCmd) Validate() error {
	return wrong(c.File == "" && len(c.Words) == 0, "WORDS", "", "no_words")
}

// Run searches the words, or each line of the file.
func (c findCmd) Run(t *terminal, cfg *Config) error {
	queries, err := c.queries()
	if err != nil {
		return err
	}
	s, err := lookData(t.ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if !c.JSON {
		_, _ = fmt.Fprintln(t.err, t.say(bot.T("config.folder", "dir", bot.Raw(cfg.folder())))) // the lines of the output are units
	}
	for _, q := range queries {
		var found []store.Likely
		first := bot.Event{Kind: bot.Said, Text: q}
		if name := dialog.Open(new(dialog.State), first).Needs().Name; name != "" {
			if found, err = s.Named(t.ctx, name); err != nil {
				return err
			}
		}
		if err := c.tell(t, q, found); err != nil {
			return err
		}
	}
	return nil
}

// queries are the lines to search, or the words as one.
func (c findCmd) queries() (lines []string, err error) {
	if c.File == "" {
		return []string{strings.Join(c.Words, " ")}, nil
	}
	text, err := os.ReadFile(c.File)
	if err != nil {
		return nil, fileError(c.File, "no_file", err)
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines, nil
}

// tell prints a line for each unit that would be offered.
func (c findCmd) tell(t *terminal, query string, found []store.Likely) error {
	if c.JSON {
		lines := json.NewEncoder(t.out)
		lines.SetEscapeHTML(false)
		for _, u := range found {
			if err := lines.Encode(foundUnit{query, u.Name, string(u.Code), u.AreaName, u.Score, u.Mention + 1}); err != nil {
				return err
			}
		}
		return nil
	}
	if c.File != "" {
		fmt.Fprintf(t.out, "> %s\n", query)
	}
	if len(found) == 0 {
		t.tell(bot.T("units.not_found"))
	}
	for _, u := range found {
		key := "units.found"
		if u.Code == "" {
			key = "units.found_no_code"
		}
		t.tell(bot.T(key, "unit", u.Name, "code", u.Code, "area", bot.InSentence(u.AreaName), "score", u.Score))
	}
	return nil
}
