package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

type areasCmd struct {
	Import areasImportCmd `cmd:""`
	Export areasExportCmd `cmd:""`
	Merge  areasMergeCmd  `cmd:""`
	End    areasEndCmd    `cmd:""`
	Rename areasRenameCmd `cmd:""`
}

type areasImportCmd struct {
	File   string `arg:""`
	New    bool   `help:"Areas that are not known may be made."`
	DryRun bool   `help:"Show what would change and write nothing."`
}

// Run changes the areas of the file, all of them or, with one wrong row, none.
func (c areasImportCmd) Run(t *terminal, cfg *Config) (err error) {
	sheet, err := roster.ReadAreaFile(c.File)
	if err != nil {
		return fileError(c.File, "no_file", err)
	}
	s, done, err := openFor(t.ctx, cfg, !c.DryRun)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	t.tellFolder(cfg)
	have, err := s.Areas(t.ctx)
	if err != nil {
		return err
	}
	plan := roster.PlanAreas(sheet, have, c.New, cfg.place().Today())
	if err := t.tellAreas(sheet, plan); err != nil || c.DryRun || len(plan.Save) == 0 {
		if err == nil && c.DryRun {
			t.tell(bot.T("units.dry"))
		}
		return err
	}
	var writes []bot.Write
	for _, a := range plan.Save {
		writes = append(writes, bot.SaveArea{Area: a})
	}
	_, err = s.Commit(t.ctx, append(writes, byHand(fmt.Sprintf("areas: %d", len(plan.Save)))))
	return err
}

// byHand records that something was set from the command line.
func byHand(object string) bot.Audit {
	now := time.Now()
	return bot.Audit{Event: "cli:" + now.UTC().Format(time.RFC3339Nano), Account: "cli", Act: "caidat", Object: object, At: now}
}

func (t *terminal) tellAreas(sheet roster.AreaSheet, p roster.AreaPlan) error {
	for _, problem := range append(sheet.Notes, p.Wrong...) {
		t.tellProblem(problem)
	}
	if len(p.Wrong) > 0 {
		t.tell(bot.T("areas.refused", "n", len(p.Wrong)))
		return errSaid
	}
	for _, r := range p.Renamed {
		t.tell(bot.T("areas.renamed", "was", r[0], "name", r[1]))
	}
	t.tell(bot.T("areas.imported", "rows", len(sheet.Rows), "new", p.New, "changed", p.Changed, "same", p.Same))
	return nil
}

type areasExportCmd struct {
	File string `arg:""`
}

// Run writes every area, also those that are no more.
func (c areasExportCmd) Run(t *terminal, cfg *Config) (err error) {
	format, err := formatOf(c.File)
	if err != nil {
		return err
	}
	s, done, err := openFor(t.ctx, cfg, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	t.tellFolder(cfg)
	areas, err := s.Areas(t.ctx)
	if err != nil {
		return err
	}
	if err := writeWhole(c.File, func(w io.Writer) error { return roster.WriteAreas(w, format, areas) }); err != nil {
		return fileError(c.File, "no_room", err)
	}
	t.tell(bot.T("areas.exported", "n", len(areas), "name", c.File))
	return nil
}
