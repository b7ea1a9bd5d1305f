package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"vneidbot/bot"
)

// settingsFileMost is more than all values together may be long.
const settingsFileMost = 256 << 10

// fileLine is a line of a file that cannot be read. Words are setting.bad_line.
type fileLine struct {
	file string
	line int
}

func (e *fileLine) Error() string { return fmt.Sprintf("settings: line %d", e.line) }

// readSettingsFile reads key = "value" lines (TOML), in their order.
func readSettingsFile(path string) ([]typed, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(path, "no_file", err)
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, settingsFileMost+1))
	if err != nil {
		return nil, fileError(path, "no_file", err)
	}
	if len(data) > settingsFileMost {
		return nil, &fileLine{path, bytes.Count(data, []byte("\n"))}
	}
	values := map[string]any{}
	read, err := toml.Decode(strings.TrimPrefix(string(data), "\ufeff"), &values)
	var bad toml.ParseError
	if errors.As(err, &bad) {
		return nil, &fileLine{path, bad.Position.Line}
	}
	if err != nil {
		return nil, &fileLine{path, 1}
	}
	var list []typed
	for _, key := range read.Keys() {
		if len(key) > 1 {
			continue
		}
		value, ok := asText(values[key[0]])
		if !ok {
			return nil, &fileLine{path, lineOf(data, key[0])}
		}
		list = append(list, typed{key[0], value})
	}
	return list, nil
}

// asText is a value as it might have been typed; a list or a table is none.
func asText(v any) (text string, ok bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case time.Time:
		return v.Format(time.DateOnly), true
	case int64, float64, bool:
		return fmt.Sprint(v), true
	}
	return "", false
}

// lineOf is the first line that speaks of the key.
func lineOf(data []byte, key string) int {
	before, _, _ := bytes.Cut(data, []byte(key))
	return bytes.Count(before, []byte("\n")) + 1
}

// settingLines are a setting as a file has it, under what it is. What the
// program says in its place while it is not set stands there as a comment.
func (t *terminal) settingLines(s bot.Setting, value string) string {
	head := "# " + t.say(bot.T("setting."+string(s)))
	if value == "" {
		head += ": " + t.say(bot.T("setting.unset"))
		for line := range strings.Lines(t.standsIn(s)) {
			head += "\n#   " + strings.TrimRight(line, "\n")
		}
	}
	return head + "\n" + string(s) + " = " + quoted(value) + "\n"
}

// standsIn is what is said while the setting is not set, where that is words of
// the program.
func (t *terminal) standsIn(s bot.Setting) string {
	switch s {
	case bot.SettingNameVi:
		return t.words.Words("vi", bot.T("start.campaign"))
	case bot.SettingNameEn:
		return t.words.Words("en", bot.T("start.campaign"))
	case bot.SettingGuideVi:
		return t.words.Words("vi", bot.T("guide.steps"))
	case bot.SettingGuideEn:
		return t.words.Words("en", bot.T("guide.steps"))
	default:
		return ""
	}
}

// quoted is a value as TOML has it, several lines as they are.
func quoted(value string) string {
	escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	if strings.Contains(value, "\n") {
		return "\"\"\"\n" + escape.Replace(value) + "\"\"\""
	}
	if _, err := strconv.Atoi(value); err == nil && !strings.HasPrefix(value, "0") {
		return value
	}
	return `"` + escape.Replace(value) + `"`
}
