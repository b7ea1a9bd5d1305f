package main

import (
	"errors"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"vneidbot/bot"
)

// callErrors are the parser's own errors, which it tells apart by words alone,
// and the keys of their sentences. What is quoted in them is the argument "name".
var callErrors = []struct {
	says *regexp.Regexp
	key  string
}{
	{regexp.MustCompile(`^unknown flag (\S+?),? .*did you mean "(.+?)"`), "cli.wrong_flag_near"},
	{regexp.MustCompile(`^unknown flag ([^\s,]+)`), "cli.wrong_flag"},
	{regexp.MustCompile(`^unexpected argument ([^\s,]+)`), "cli.wrong_argument"},
	{regexp.MustCompile(`^(--\S+?)[:=].*(?:must be one of|expected|missing)`), "cli.wrong_value"},
	{regexp.MustCompile(`^(--\S+) must be one of`), "cli.wrong_value"},
	{regexp.MustCompile(`^expected (?:one of )?(.+)`), "cli.missing"},
	{regexp.MustCompile(`^missing (?:flags:|positional arguments) (.+)`), "cli.missing"},
}

// callError words what the parser did not understand.
func (t *terminal) callError(err error) (string, bool) {
	var wrong *kong.ParseError
	if !errors.As(err, &wrong) {
		return "", false
	}
	for _, e := range callErrors {
		if found := e.says.FindStringSubmatch(wrong.Error()); found != nil {
			near := ""
			if len(found) > 2 {
				near = found[2]
			}
			return t.say(bot.T(e.key, "name", bot.Raw(strings.ReplaceAll(found[1], " or ", ", ")), "near", bot.Raw(near))), true
		}
	}
	return t.say(bot.T("cli.wrong")), true
}
