Feature: The same matter at the same place, again and again
  From the third within thirty days on.

  Background:
    Given the rule "cn.hotline/repeated"
    And today is 2021-09-30

  @must-fire @must-not-fire
  Scenario: Three in thirty days; the third a day too late; three at two places; three of two kinds
    Given the records of place
      | place | kind     |
      | P1    | dwelling |
      | P2    | dwelling |
    And the records of case
      | case | domain   | place | item  | opened_at  |
      | A1   | hotline  | P1    | noise | 2021-09-01 |
      | A2   | hotline  | P1    | noise | 2021-09-10 |
      | A3   | hotline  | P1    | noise | 2021-09-30 |
      | B1   | hotline  | P2    | noise | 2021-08-30 |
      | B2   | hotline  | P2    | noise | 2021-09-10 |
      | B3   | hotline  | P2    | noise | 2021-09-29 |
      | C1   | hotline  | P1    | water | 2021-09-01 |
      | D1   | hotline  | P1    | water |            |
      | X1   | citymgmt | P1    | noise | 2021-09-05 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Opened     | Times | message                                                                                   |
      | A3      | flagged | 2021-09-30 | 3     | The request of 2021-09-30 is number 3 of its kind at this place within the days looked at |
    And examined are A1 A2 A3 B1 B2 B3 C1

  @cannot-tell
  Scenario: Where it was is not recorded
    Given the records of place
      | place | kind     |
      | P1    | dwelling |
      | P2    | dwelling |
    And the records of case
      | case | domain  | place | item  | opened_at  |
      | A1   | hotline | P1    |       | 2021-09-01 |
      | A2   | hotline |       | noise | 2021-09-10 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                     |
      | A1      | cannot_tell | where or what it was about is not recorded |
      | A2      | cannot_tell | where or what it was about is not recorded |
