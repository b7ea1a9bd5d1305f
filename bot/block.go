package bot

import (
	_ "embed" // the table of blocks
	"strings"
)

// Block is a group of levels by which the department's letter and the police
// count: a school of several levels stands in the block of its highest.
type Block string

// OtherBlock is of the levels that the letter does not name.
const OtherBlock Block = "khac"

// blocksCSV says in which block a level is counted, in the order of the letter.
//
//go:embed blocks.csv
var blocksCSV string

// blockOf is the block of each level that has one, and blocks are all in order.
var blockOf, blocks = readBlocks(blocksCSV)

func readBlocks(csv string) (of map[Level]Block, order []Block) {
	of = make(map[Level]Block)
	for line := range strings.Lines(csv) {
		level, block, ok := strings.Cut(strings.TrimSpace(line), ",")
		if !ok || level == "level" {
			continue
		}
		of[Level(level)] = Block(block)
		if len(order) == 0 || order[len(order)-1] != Block(block) {
			order = append(order, Block(block))
		}
	}
	return of, order
}

// Blocks lists the letter's blocks in its order.
func Blocks() []Block { return append([]Block(nil), blocks...) }

// Block is where a unit of the level is counted.
func (l Level) Block() Block {
	if b, ok := blockOf[l]; ok {
		return b
	}
	return OtherBlock
}

// InBlocks turns rows by level into rows by block: a row for each of the letter's,
// and one for the rest when there is anything in it.
func InBlocks(byLevel []Row) []Row {
	sums := make(map[Block]Tally)
	for _, r := range byLevel {
		b := r.Level.Block()
		sums[b] = sums[b].Add(r.Tally)
	}
	var rows []Row
	for _, b := range Blocks() {
		rows = append(rows, Row{Block: b, Tally: sums[b]})
	}
	if rest := sums[OtherBlock]; rest != (Tally{}) {
		rows = append(rows, Row{Block: OtherBlock, Tally: rest})
	}
	return rows
}
