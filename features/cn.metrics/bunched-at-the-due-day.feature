Feature: Cases heap on the due day (M08)
  More than a day’s worth of cases too many, and chance below one in a thousand.

  Background:
    Given the rule "cn.metrics/bunched-at-the-due-day"
    And today is 2021-12-31
    And the records of org
      | org | name          |
      | O   | The authority |
      | P   | Another       |

  @must-fire
  Scenario: A day’s worth and more
    Given the records of metric
      | metric  | org | period | value   | den | source            | version          | reported_at |
      | x/bunch | O   | 2021   | 1.1     | 100 | screen:bunching   | bunching 12-01   | 2021-12-01  |
      | x/bunch | O   | 2021   | 0.00099 | 100 | screen:bunching-p | bunching-p 12-01 | 2021-12-01  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Shape   | Period | Mass | Cases | message                                                        |
      | O       | flagged | x/bunch | 2021   | 1.1  | 100.0 | x/bunch for 2021: 1.1 days’ worth too many fall on the due day |
    And examined are O

  @must-not-fire
  Scenario: A day’s worth, or by chance
    Given the records of metric
      | metric  | org | period | value | den | source            | version          | reported_at |
      | x/bunch | O   | 2021   | 1     | 100 | screen:bunching   | bunching 12-01   | 2021-12-01  |
      | x/bunch | O   | 2021   | 0     | 100 | screen:bunching-p | bunching-p 12-01 | 2021-12-01  |
      | x/bunch | P   | 2021   | 4     | 900 | screen:bunching   | bunching 12-01   | 2021-12-01  |
      | x/bunch | P   | 2021   | 0.001 | 900 | screen:bunching-p | bunching-p 12-01 | 2021-12-01  |
    When the rule is evaluated
    Then nothing is found
    And examined are O P

  @must-not-fire
  Scenario: Of what was looked for last the answer counts
    Given the records of metric
      | metric  | org | period | value | den | source            | version          | reported_at |
      | x/bunch | O   | 2021   | 3     | 900 | screen:bunching   | bunching 12-01   | 2021-12-01  |
      | x/bunch | O   | 2021   | 0     | 900 | screen:bunching-p | bunching-p 12-01 | 2021-12-01  |
      | x/bunch | O   | 2021   | 0.4   | 950 | screen:bunching   | bunching 12-05   | 2021-12-05  |
      | x/bunch | O   | 2021   | 0.3   | 950 | screen:bunching-p | bunching-p 12-05 | 2021-12-05  |
    When the rule is evaluated
    Then nothing is found
    And examined are O

  @cannot-tell
  Scenario: Ninety-nine cases
    Given the records of metric
      | metric  | org | period | value | den | source            | version          | reported_at |
      | x/bunch | O   | 2021   | 4     | 99  | screen:bunching   | bunching 12-01   | 2021-12-01  |
      | x/bunch | O   | 2021   | 0     | 99  | screen:bunching-p | bunching-p 12-01 | 2021-12-01  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Shape | Period | Mass | Cases | reason        | message       |
      | O       | cannot_tell |       |        |      |       | too few cases | too few cases |
    And examined are O

  @cannot-tell
  Scenario: Hardly a case on the day and the day after
    Given the records of metric
      | metric  | org | period | value | den | source            | version          | reported_at |
      | x/bunch | O   | 2021   | 2     | 400 | screen:bunching   | bunching 12-01   | 2021-12-01  |
      | x/bunch | O   | 2021   |       | 400 | screen:bunching-p | bunching-p 12-01 | 2021-12-01  |
      | x/bunch | P   | 2021   |       | 400 | screen:bunching   | bunching 12-01   | 2021-12-01  |
      | x/bunch | P   | 2021   | 0     | 400 | screen:bunching-p | bunching-p 12-01 | 2021-12-01  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Shape | Period | Mass | Cases | reason                       | message                      |
      | O       | cannot_tell |       |        |      |       | too few cases at the due day | too few cases at the due day |
      | P       | cannot_tell |       |        |      |       | too few cases at the due day | too few cases at the due day |
    And examined are O P
