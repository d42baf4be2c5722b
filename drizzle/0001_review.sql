ALTER TABLE `findings` ADD `correction` text;--> statement-breakpoint
ALTER TABLE `plans` ADD `superseded_by` integer REFERENCES plans(id);