Feature: One extension, not two

  Background:
    Given the rule "cn.hotline/extended-repeatedly"
    And today is 2021-09-30

  @must-fire @must-not-fire
  Scenario: One; two; the same one entered twice beside another
    Given the records of case
      | case | domain   |
      | C1   | hotline  |
      | C2   | hotline  |
      | C3   | approval |
      | C4   | hotline  |
    And the records of event
      | case | act    | ts               |
      | C1   | extend | 2021-09-15 10:00 |
      | C2   | extend | 2021-09-15 10:00 |
      | C2   | extend | 2021-09-22 10:00 |
      | C2   | extend | 2021-09-22 10:00 |
      | C3   | extend | 2021-09-15 10:00 |
      | C3   | extend | 2021-09-16 10:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Times | First      | Last       | message                                     |
      | C2      | flagged | 2     | 2021-09-15 | 2021-09-22 | Extensions from 2021-09-15 to 2021-09-22: 2 |
    And examined are C1 C2

  @cannot-tell
  Scenario: Two entries at one moment
    Given the records of case
      | case | domain  |
      | C1   | hotline |
    And the records of event
      | case | act    | ts               |
      | C1   | extend | 2021-09-15 10:00 |
      | C1   | extend | 2021-09-15 10:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                            |
      | C1      | cannot_tell | the extensions bear the same time |
