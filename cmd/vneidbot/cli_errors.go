package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// callErrors are the parser's own errors, which it tells apart by words alone,
// and the keys of their sentences. What is quoted in them are the arguments "name" and
// "near".
var callErrors = []struct {
	says *regexp.Regexp
	key  string
}{
	{regexp.MustCompile(`^unknown flag (\S+?),? .*did you mean "(.+?)"`), "cli.wrong_flag_near"},
	{regexp.MustCompile(`^unknown flag ([^\s,]+)`), "cli.wrong_flag"},
	{regexp.MustCompile(`^unexpected argument ([^\s,]+)`), "cli.wrong_argument"},
	{regexp.MustCompile(`^\S+ must be one of (\S+) but got "(.*)"`), "cli.not_one_of"},
	{regexp.MustCompile(`^(--\S+?)[:=].*(?:must be one of|expected|missing)`), "cli.wrong_value"},
	{regexp.MustCompile(`^(--\S+) and (--\S+) can't be used together`), "cli.not_together"},
	{regexp.MustCompile(`^expected one of (.+)`), "cli.missing_one"},
	{regexp.MustCompile(`^missing flags: (--\S+ or .+)`), "cli.missing_one"},
	{regexp.MustCompile(`^expected (.+)`), "cli.missing"},
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
			return t.say(bot.T(e.key, "name", bot.Raw(asInHelp(found[1])), "near", bot.Raw(near))), true
		}
	}
	return t.say(bot.T("cli.wrong")), true
}

// asInHelp lists what the parser names as help does: import, export; <FILE>.
func asInHelp(names string) string {
	names = argumentName.ReplaceAllStringFunc(names, strings.ToUpper)
	names = strings.NewReplacer(`"`, "", " or ", ", ").Replace(listComma.ReplaceAllString(names, ", "))
	return strings.TrimRight(names, ", ") // nothing is one of them, where it may be left out
}

var (
	argumentName = regexp.MustCompile(`<\w+>`)
	listComma    = regexp.MustCompile(`,\s*`)
)

// usage tells where a wrong call is explained: at the command that was typed, else at
// the program.
func (t *terminal) usage(err error, args []string) string {
	var wrong *kong.ParseError
	command := ""
	if errors.As(err, &wrong) {
		for _, step := range wrong.Context.Path {
			if node := step.Node(); node != nil && slices.Contains(args, node.Name) { // the one without a name is serve
				command = pathOf(node)
			}
		}
	}
	if command == "" {
		return t.say(bot.T("cli.usage"))
	}
	return t.say(bot.T("cli.usage_command", "name", command))
}

// dayLike is meant as a day.
var dayLike = regexp.MustCompile(`\d\D+\d+\D+\d`)

// wrongDay tells a day that there is not from words that are none.
func wrongDay(flag, value string) error {
	if dayLike.MatchString(value) {
		return &configError{flag, value, "no_such_day"}
	}
	return &configError{flag, value, "which_day"}
}

// wrongMoment tells a moment of a day that there is not from words that are none.
func wrongMoment(value string) error {
	if _, ok := vn.Day(dayWhole.FindString(value)); !ok && dayWhole.MatchString(value) {
		return &configError{"--at", value, "no_such_day"}
	}
	return &configError{"--at", value, "which_moment"}
}

var dayWhole = regexp.MustCompile(`\d+[/.-]\d+[/.-]\d+`)
