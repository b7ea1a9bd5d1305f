package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/alecthomas/kong"

	"vneidbot/bot"
)

// helpKey is the key of a command's, an argument's or a flag's sentence:
// cli.units_import, cli.units_import_file, cli.units_import_flag_dry_run; those of
// the whole program have no command: cli.flag_lang.
func helpKey(words ...string) string {
	return "cli." + strings.NewReplacer(" ", "_", "-", "_").Replace(strings.TrimLeft(strings.Join(words, "_"), "_"))
}

// wordModel gives every command, argument and flag that is shown its sentence in
// the caller's language.
func (t *terminal) wordModel(node *kong.Node) {
	path := pathOf(node)
	for _, f := range node.Flags {
		if !f.Hidden {
			f.Help = t.say(bot.T(helpKey(path, "flag", f.Name)))
		}
	}
	for _, arg := range node.Positional {
		arg.Help = t.say(bot.T(helpKey(path, arg.Name)))
	}
	for _, child := range node.Children {
		child.Help = t.say(bot.T(helpKey(pathOf(child))))
		t.wordModel(child)
	}
}

// pathOf is "units import"; "" for the program itself.
func pathOf(node *kong.Node) string {
	if node.Parent == nil {
		return ""
	}
	return strings.TrimSpace(pathOf(node.Parent) + " " + node.Name)
}

// help prints what the program, or one of its commands, takes.
func (t *terminal) help(ctx *kong.Context) error {
	t.wordModel(ctx.Model.Node)
	node := ctx.Model.Node
	if chosen := ctx.Selected(); chosen != nil && !ctx.Empty() {
		node = chosen
	}
	about, call := bot.T("cli.about"), bot.T("cli.call")
	if path := pathOf(node); path != "" {
		about, call = bot.T(helpKey(path)), bot.T("cli.call_command", "name", path+argumentsOf(node))
	}
	t.tell(about)
	t.tell(call)
	t.helpTable("cli.arguments", argumentLines(node))
	t.helpTable("cli.commands", commandLines(node))
	t.helpTable("cli.flags", flagLines(node))
	if node.Parent == nil {
		t.tell(bot.T("cli.foot"))
	}
	return nil
}

func (t *terminal) helpTable(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(t.out, "\n%s\n", t.say(bot.T(title)))
	table := tabwriter.NewWriter(t.out, 0, 0, 3, ' ', 0)
	_, _ = io.WriteString(table, strings.Join(lines, ""))
	_ = table.Flush()
}

func line(what, help string) string { return "  " + what + "\t" + help + "\n" }

func argumentsOf(node *kong.Node) (all string) {
	for _, arg := range node.Positional {
		all += " " + argument(arg)
	}
	return all
}

// argument is <FILE>, or [DIR] where it may be left out.
func argument(arg *kong.Positional) string {
	name := strings.ToUpper(arg.Name)
	if arg.Required {
		return "<" + name + ">"
	}
	return "[" + name + "]"
}

func argumentLines(node *kong.Node) (lines []string) {
	for _, arg := range node.Positional {
		lines = append(lines, line(argument(arg), arg.Help))
	}
	return lines
}

// commandLines are those that do something, with what they take.
func commandLines(node *kong.Node) (lines []string) {
	for _, child := range node.Children {
		if len(child.Children) > 0 {
			lines = append(lines, commandLines(child)...)
			continue
		}
		lines = append(lines, line(pathOf(child)+argumentsOf(child), child.Help))
	}
	return lines
}

// flagLines are the command's own flags, then those of all.
func flagLines(node *kong.Node) (lines []string) {
	groups := node.AllFlags(true)
	slices.Reverse(groups)
	for _, group := range groups {
		for _, f := range group {
			name := "--" + f.Name
			if !f.IsBool() {
				name += "=" + f.FormatPlaceHolder()
			}
			lines = append(lines, line(name, f.Help))
		}
	}
	return lines
}
