package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot"
)

// lookEnv speaks of where the configuration comes from: the file .env, and what
// of it or of the environment does not say what it seems to say.
func lookEnv(_ context.Context, cfg *Config) []finding {
	f := &cfg.file
	if f.path == "" {
		return append([]finding{well("env", "env_none")}, lookNames(nil)...)
	}
	var wrong *configError
	if errors.As(f.wrong, &wrong) {
		return []finding{{what: "env", fact: bot.T("config."+wrong.Mend, "name", wrong.Name, "value", bot.Raw(wrong.Value)), bad: true}}
	}
	list := []finding{well("env", "env_ok", "fact", bot.Raw(f.path))}
	if len(f.overruled) > 0 {
		list = append(list, note("env", "env_overruled", "names", names(f.overruled)))
	}
	if f.carriage {
		list = append(list, note("env", "env_windows"))
	}
	return append(list, lookNames(f.values)...)
}

// namesMost is how many a line names; the others are counted.
const namesMost = 8

// names is a list that is shown as it is.
func names(list []string) bot.Text {
	if more := len(list) - namesMost; more > 1 {
		return bot.Raw(fmt.Sprintf("%s, … (+%d)", strings.Join(list[:namesMost], ", "), more))
	}
	return bot.Raw(strings.Join(list, ", "))
}

// lookNames finds variables that nobody reads, and values with an end of line in
// them, which a shell leaves when it reads a file made on Windows.
func lookNames(file map[string]string) (list []finding) {
	known := variables(reflect.TypeFor[Config]())
	var unknown, torn []string
	for name := range file {
		if !slices.Contains(known, name) && !others.MatchString(name) {
			unknown = append(unknown, name)
		}
	}
	for _, v := range os.Environ() {
		name, value, _ := strings.Cut(v, "=")
		switch {
		case slices.Contains(known, name) && strings.Contains(value, "\r"):
			torn = append(torn, name)
		case value != "" && !slices.Contains(known, name) && ours(name):
			unknown = append(unknown, name)
		}
	}
	if slices.Sort(unknown); len(unknown) > 0 {
		list = append(list, note("env", "env_unknown", "names", names(slices.Compact(unknown))))
	}
	if slices.Sort(torn); len(torn) > 0 {
		list = append(list, broken("env", "env_torn", "names", names(torn)))
	}
	return list
}

// ours tells of a name that nobody else gives to a variable.
func ours(name string) bool {
	return slices.ContainsFunc(append(theirs(), "HEALTH_", "LIMIT_", "METRICS_", "BACKUP_"), func(begin string) bool { return strings.HasPrefix(name, begin) })
}

// others are names in .env that Go's runtime or its network read.
var others = regexp.MustCompile(`^(GO[A-Z]+|(HTTP|HTTPS|NO)_PROXY|LANG|LC_[A-Z]+|SSL_CERT_(FILE|DIR))$`)

// variables are the names that a configuration's fields are read from.
func variables(t reflect.Type) (all []string) {
	for i := range t.NumField() {
		f := t.Field(i)
		if name := f.Tag.Get("env"); name != "" {
			all = append(all, name)
		}
		if _, ok := f.Tag.Lookup("embed"); ok {
			all = append(all, variables(f.Type)...)
		}
	}
	return all
}
