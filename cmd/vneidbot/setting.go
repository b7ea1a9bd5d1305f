package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/alecthomas/kong"
)

// leaveDefaults makes a variable that is set to nothing as if it were not set:
// .env files have such lines.
func leaveDefaults(flags []*kong.Flag) {
	for _, f := range flags {
		f.Tag.Envs = slices.DeleteFunc(f.Tag.Envs, func(name string) bool { return os.Getenv(name) == "" })
	}
}

// settings reads the numbers and durations of the environment, and remembers
// those that are none: the parser's own error names a flag that nobody has
// heard of, and keeps no cause.
type settings struct{ wrong error }

// options are what the parser needs to read them here.
func (s *settings) options() []kong.Option {
	return []kong.Option{
		kong.TypeMapper(reflect.TypeFor[int](), readValue(s, "number", strconv.Atoi)),
		kong.TypeMapper(reflect.TypeFor[time.Duration](), readValue(s, "duration", time.ParseDuration)),
	}
}

func readValue[T any](s *settings, mend string, parse func(string) (T, error)) kong.Mapper {
	return kong.MapperFunc(func(ctx *kong.DecodeContext, target reflect.Value) error {
		text := fmt.Sprint(ctx.Scan.Pop().Value)
		value, err := parse(text)
		if err != nil {
			this := &configError{nameOf(ctx.Value), text, mend}
			if s.wrong = errors.Join(s.wrong, this); len(ctx.Value.Tag.Envs) == 0 {
				return this
			}
			value, _ = parse(ctx.Value.Default) // doctor goes on
		}
		target.Set(reflect.ValueOf(value))
		return nil
	})
}

// nameOf is the variable's name, or the flag's where there is none.
func nameOf(v *kong.Value) string {
	if len(v.Tag.Envs) > 0 {
		return v.Tag.Envs[0]
	}
	return "--" + v.Name
}
